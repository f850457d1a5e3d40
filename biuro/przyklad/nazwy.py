"""Words of the example: real codes of urban gminas, invented people, general topics. Nothing but tables."""

# TERYT, gmina, powiat (empty: a city with county status). The first thirty make a varied default.
GMINY = (
    ("2470011", "Mysłowice", ""),
    ("1213011", "Oświęcim", "oświęcimski"),
    ("2403011", "Cieszyn", "cieszyński"),
    ("2403021", "Ustroń", "cieszyński"),
    ("1020031", "Zgierz", "zgierski"),
    ("1020021", "Ozorków", "zgierski"),
    ("1661011", "Opole", ""),
    ("1603011", "Kędzierzyn-Koźle", "kędzierzyńsko-kozielski"),
    ("2415041", "Wodzisław Śląski", "wodzisławski"),
    ("2415021", "Radlin", "wodzisławski"),
    ("1008021", "Pabianice", "pabianicki"),
    ("1201011", "Bochnia", "bocheński"),
    ("2477011", "Tychy", ""),
    ("2408021", "Mikołów", "mikołowski"),
    ("2401011", "Będzin", "będziński"),
    ("2401021", "Czeladź", "będziński"),
    ("1211011", "Nowy Targ", "nowotarski"),
    ("1205011", "Gorlice", "gorlicki"),
    ("1001011", "Bełchatów", "bełchatowski"),
    ("1016011", "Tomaszów Mazowiecki", "tomaszowski"),
    ("1601011", "Brzeg", "brzeski"),
    ("2411011", "Racibórz", "raciborski"),
    ("2417011", "Żywiec", "żywiecki"),
    ("2416021", "Zawiercie", "zawierciański"),
    ("2479011", "Żory", ""),
    ("1263011", "Tarnów", ""),
    ("1063011", "Skierniewice", ""),
    ("2413041", "Tarnowskie Góry", "tarnogórski"),
    ("1019011", "Zduńska Wola", "zduńskowolski"),
    ("1217011", "Zakopane", "tatrzański"),
    ("2471011", "Piekary Śląskie", ""),
    ("2462011", "Bytom", ""),
    ("1014011", "Sieradz", "sieradzki"),
    ("1012011", "Radomsko", "radomszczański"),
    ("1002011", "Kutno", "kutnowski"),
    ("1005011", "Łowicz", "łowicki"),
    ("1062011", "Piotrków Trybunalski", ""),
    ("1061011", "Łódź", ""),
    ("1262011", "Nowy Sącz", ""),
    ("1261011", "Kraków", ""),
    ("2461011", "Bielsko-Biała", ""),
    ("2463011", "Chorzów", ""),
    ("2464011", "Częstochowa", ""),
    ("2465011", "Dąbrowa Górnicza", ""),
    ("2466011", "Gliwice", ""),
    ("2467011", "Jastrzębie-Zdrój", ""),
    ("2468011", "Jaworzno", ""),
    ("2469011", "Katowice", ""),
    ("2472011", "Ruda Śląska", ""),
    ("2473011", "Rybnik", ""),
    ("2474011", "Siemianowice Śląskie", ""),
    ("2475011", "Sosnowiec", ""),
    ("2476011", "Świętochłowice", ""),
    ("2478011", "Zabrze", ""),
    ("2403031", "Wisła", "cieszyński"),
    ("2405011", "Knurów", "gliwicki"),
    ("2405021", "Pyskowice", "gliwicki"),
    ("2407011", "Lubliniec", "lubliniecki"),
    ("2408011", "Łaziska Górne", "mikołowski"),
    ("2408031", "Orzesze", "mikołowski"),
    ("2409011", "Myszków", "myszkowski"),
    ("2413031", "Radzionków", "tarnogórski"),
    ("2414011", "Bieruń", "bieruńsko-lędziński"),
    ("2414031", "Lędziny", "bieruńsko-lędziński"),
    ("2415031", "Rydułtowy", "wodzisławski"),
    ("2415011", "Pszów", "wodzisławski"),
    ("1008011", "Konstantynów Łódzki", "pabianicki"),
    ("1020011", "Głowno", "zgierski"),
    ("1013011", "Rawa Mazowiecka", "rawski"),
    ("1004011", "Łęczyca", "łęczycki"),
    ("1207011", "Limanowa", "limanowski"),
    ("1215021", "Sucha Beskidzka", "suski"),
    ("0264011", "Wrocław", ""),
    ("0461011", "Bydgoszcz", ""),
    ("0463011", "Toruń", ""),
    ("0663011", "Lublin", ""),
    ("0662011", "Chełm", ""),
    ("0862011", "Zielona Góra", ""),
    ("1463011", "Radom", ""),
    ("1462011", "Płock", ""),
    ("1863011", "Rzeszów", ""),
    ("1862011", "Przemyśl", ""),
    ("2061011", "Białystok", ""),
    ("2062011", "Łomża", ""),
    ("2261011", "Gdańsk", ""),
    ("2262011", "Gdynia", ""),
    ("2263011", "Słupsk", ""),
    ("2661011", "Kielce", ""),
    ("2862011", "Olsztyn", ""),
    ("2861011", "Elbląg", ""),
    ("3061011", "Kalisz", ""),
    ("3062011", "Konin", ""),
    ("3064011", "Poznań", ""),
    ("3261011", "Koszalin", ""),
    ("3262011", "Szczecin", ""),
    ("0462011", "Grudziądz", ""),
    ("0464011", "Włocławek", ""),
    ("0664011", "Zamość", ""),
    ("1861011", "Krosno", ""),
    ("2063011", "Suwałki", ""),
)

IMIONA = """
    Agata Agnieszka Alicja Anna Barbara Beata Dorota Edyta Elżbieta Ewa Grażyna Halina Irena Iwona
    Izabela Joanna Julia Justyna Kamila Karolina Katarzyna Kinga Magdalena Małgorzata Maria Monika
    Natalia Renata Sylwia Zofia Adam Andrzej Dariusz Grzegorz Jacek Jan Krzysztof Łukasz Marcin
    Marek Mateusz Michał Paweł Piotr Rafał Robert Stanisław Tomasz Wojciech Zbigniew
"""

# Surnames of one form for women and men; names are separated by spaces.
NAZWISKA = """
    Adamiec Banaś Bąk Bielak Cieślak Czech Czyż Ćwikła Dąb Drozd Dudek Duda Dziedzic Fijołek Gaj
    Gajda Gołąb Góra Grabiec Gwóźdź Hajduk Jagoda Janik Jeż Juszczak Kaczmarek Kłos Kmieć Kołodziej
    Konieczny-Lis Kos Krawczyk Krupa Kubiak Kubicz Łoś Łuczak Majcher Mazur Mazurek Michalak Migacz
    Mróz Nowak Olejnik Ożóg Pawlak Pietrzyk Ptak Rak Rogala Siwek Skiba Socha Sowa Stępień Szczygieł
    Szpak Ślęzak Śliwa Świerk Tkacz Tomczyk Walczak Wieczorek Wojtas Wójcik Wrona Wróbel Zając
    Zaręba Zych Źrebiec Żak Żuk Żuraw
"""

# Institution of a guest, and its sector in the attendance list.
INSTYTUCJE = (
    ("Szkoła Podstawowa nr 3", "oswiata"),
    ("Komenda Policji", "policja"),
    ("Sąd Rejonowy, zespół kuratorski", "sadownictwo"),
    ("Powiatowy Urząd Pracy", "rynek_pracy"),
    ("Poradnia zdrowia psychicznego", "zdrowie"),
    ("Stowarzyszenie „Razem dla rodzin”", "ngo"),
    ("Dom kultury", "kultura"),
    ("Ośrodek sportu i rekreacji", "sport"),
    ("Poradnia psychologiczno-pedagogiczna", "oswiata"),
    ("Fundacja „Dobry Sąsiad”", "ngo"),
)

TEMATY_PZK = (
    "zasoby instytucji w gminie",
    "lista aktywności i usług",
    "podział zadań w zespole",
    "zasady obiegu informacji",
    "plan pracy na kwartał",
    "współpraca ze szkołami",
    "współpraca z kuratorami",
    "organizacje pozarządowe w zespole",
    "dobre praktyki",
    "podsumowanie kwartału",
    "usługi zdrowotne",
    "rynek pracy",
)
TEMATY_WARSZTATOW = ("Współpraca w zespole", "Jak rozmawiać z rodziną", "Od diagnozy do planu")
TEMATY_SZKOLEN = (
    "Komunikacja między instytucjami",
    "Praca zespołowa i rola lidera",
    "Integracja działań różnych polityk",
    "Rozwiązywanie konfliktów",
    "Prawo w pracy interdyscyplinarnej",
)
NAZWY_EDUKACYJNE = ("Rezultaty projektu", "Model w praktyce", "Jak założyć zespół", "Rekomendacje")

OPISY_EKSPERTA = (
    "Opracowanie fragmentu modelu",
    "Spotkanie zespołu ds. modelu",
    "Analiza materiałów z gmin",
    "Uwagi do narzędzi zespołu kooperacyjnego",
    "Konsultacja założeń z partnerami",
    "",
)
OPISY_ANIMATORA = (
    "Przygotowanie posiedzenia zespołu",
    "Rozmowy z instytucjami",
    "Aktualizacja bazy kontaktów",
    "Lista aktywności i usług",
    "Ustalenia z ośrodkiem pomocy społecznej",
    "Protokół i ustalenia po posiedzeniu",
    "",
)
OPISY_DORADCY = ("Doradztwo dla zespołu", "Kontakt z instytucjami", "Rozmowa z animatorami", "")

POWODY_ODWOLAN = ("choroba prowadzącego", "brak kworum", "kolizja z sesją rady", "awaria ogrzewania")
POWOD_EPIDEMII = "stan epidemii, spotkania stacjonarne zawieszone"
POWODY_PRZESUNIEC = ("na prośbę uczestników", "sala zajęta", "zbyt mało zgłoszeń w pierwszym terminie")
POWODY_ZWROTU = ("Brakuje wpisu z posiedzenia zespołu.", "Popraw godziny w drugim tygodniu.")
POWOD_POPRAWKI = "pomyłka w godzinie"
UZASADNIENIE_NADWYZKI = "Dodatkowe godziny na zakończenie rozpoczętych prac, uzgodnione z koordynatorem."
POWOD_PODNIESIENIA = "Jednostka przejęła zadania po zespole, który zaczął później."
