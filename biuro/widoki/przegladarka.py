"""What a browser says of itself, in the words of whoever sits at it."""

# The first that occurs: most browsers name the others too.
PROGRAMY = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMY = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def nazwa_przegladarki(naglowek: str) -> str:
    """„Firefox, Windows”; an unknown one as it wrote itself, shortened."""
    program, system = (
        next((nazwa for znak, nazwa in znane if znak in naglowek), "") for znane in (PROGRAMY, SYSTEMY)
    )
    return ", ".join(filter(None, (program, system))) if program else naglowek[:60]
