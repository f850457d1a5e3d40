# make run         the service on http://127.0.0.1:8000
# make test        everything the tests need, then the whole suite
# make narzedzia   ruff, mypy and import-linter into .venv
# make pomiar      benchmarks
# make blokady     compile the locks again (needs uv)

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
LOCK := --quiet --require-hashes --only-binary :all:
PROJEKT := --quiet --no-deps --no-build-isolation --config-settings editable_mode=compat --editable .
PAKIETY := harmonogram budzet biuro

.PHONY: run test narzedzia jakosc testy systemowe pomiar blokady
.DELETE_ON_ERROR:

run: $(VENV)/.usluga
	@exec $(VENV)/bin/biuro start

# Quality first and the suite last, so that its closing line is the last one on the screen.
test: systemowe jakosc testy

narzedzia: $(VENV)/.narzedzia

jakosc: $(VENV)/.narzedzia
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy --strict $(PAKIETY) tests
	$(VENV)/bin/lint-imports

testy: $(VENV)/.narzedzia
	$(PY) -m pytest -q -n 2 --dist worksteal

systemowe:
	@sh tests/przygotuj.sh

pomiar: $(VENV)/.narzedzia
	$(PY) -m tests.wydajnosc

# The stamps are newer than what they were made from, so a second run installs nothing.
$(VENV)/.srodowisko:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Potrzebny jest Python 3.11 lub nowszy, a $(PYTHON) to: $$($(PYTHON) --version 2>&1)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.usluga: requirements.lock pyproject.toml | $(VENV)/.srodowisko
	@echo "Instaluję zależności serwisu (za pierwszym razem około pół minuty)…"
	@$(PIP) install $(LOCK) --requirement requirements.lock
	@$(PIP) install $(PROJEKT)
	@touch $@

# The second lock holds the first one.
$(VENV)/.narzedzia: requirements-dev.lock pyproject.toml | $(VENV)/.srodowisko
	@echo "Instaluję zależności serwisu, testów i narzędzi (za pierwszym razem około minuty)…"
	@$(PIP) install $(LOCK) --requirement requirements-dev.lock
	@$(PIP) install $(PROJEKT)
	@touch $(VENV)/.usluga $@

BLOKUJ := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes pyproject.toml
blokady:
	$(BLOKUJ) --extra budowa --output-file requirements.lock
	$(BLOKUJ) --all-extras --constraint requirements.lock --output-file requirements-dev.lock
