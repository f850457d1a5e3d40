"""Workbook data + template → the bytes of an .xlsx. Only this package knows openpyxl.

The template (made in Excel or LibreOffice, see szablony_xlsx/README.md) decides how everything looks; this
package puts values where names point: fields into cells R_…, rows in the look of pattern rows W_…. Nothing is
a formula, and equal data give equal bytes.
"""

from budzet.xlsx.komorki import bezpieczny_tekst
from budzet.xlsx.wypelnianie import FOLDER_SZABLONOW, skoroszyt_na_bajty
from budzet.xlsx.wzory import BladSzablonu

__all__ = ["FOLDER_SZABLONOW", "BladSzablonu", "bezpieczny_tekst", "skoroszyt_na_bajty"]
