"""A printed card → the bytes of a PDF. Only this package knows reportlab.

The same `Druk` as the workbook's, the same measures and page breaks; the type is DejaVu, which has every
Polish letter and is embedded, so the paper looks alike everywhere.
"""

from budzet.pdf.karta import karta_na_pdf, karty_na_pdf

__all__ = ["karta_na_pdf", "karty_na_pdf"]
