# Every target prepares by itself what it needs, on Debian, Ubuntu and macOS with Python >= 3.11.
# Written for GNU Make 3.81, which macOS still ships.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
ARGS ?=

# Material prints a note about MkDocs 2 before every build; pyproject.toml pins MkDocs below 2.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Everything comes with its hash and without code of its own at install time, but for Kiwi's
# model, which is published only as a source archive; the build tools it needs are locked too.
PIP_INSTALL := $(BIN)/python -m pip install -qq --require-hashes --no-build-isolation \
	--only-binary :all: --no-binary kiwipiepy-model
EDITABLE := $(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable . \
	&& $(BIN)/python -m pip check >/dev/null

.DEFAULT_GOAL := help
.PHONY: help serve build test fuzz lint format screenshot bench-search lock clean bench-ingest

help: ## 이 목록을 보여 줍니다 (this list)
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name about; do \
		printf '%-18s %s\n' "$$name" "$$about"; done

serve: $(VENV)/.run ## 사이트를 http://127.0.0.1:8000 에 띄웁니다; PORT=9000 (serve the site)
	@$(BIN)/python -m mkdocs serve --dev-addr 127.0.0.1:$(PORT) $(ARGS)

build: $(VENV)/.run ## site/ 폴더에 사이트를 만듭니다 (mkdocs build --strict)
	@$(BIN)/python -m mkdocs build --strict $(ARGS)

test: lint $(VENV)/.chromium ## 모든 검사와 테스트; ARGS="-k speakers" (all checks and tests)
	@CHROMIUM="$$(cat $(VENV)/.chromium)" $(BIN)/python -m pytest --numprocesses auto --dist loadfile $(ARGS)

# Always the same inputs; what fails is kept in .fuzz/.
SECONDS := 600
fuzz: $(VENV)/.dev ## 망가뜨린 기록을 10분 동안 읽어 봅니다; SECONDS=60 (fuzzing)
	@$(BIN)/python -m tests.fuzz.run --seconds $(SECONDS) $(ARGS)

# What the browser gets is not compiled; its types are checked where npm is.
TYPES := tests/javascript
NPM := $(shell command -v npm 2>/dev/null)
lint: $(VENV)/.dev $(if $(NPM),$(TYPES)/node_modules/.made) ## 형식, 타입, 모듈 사이의 규칙 (ruff, mypy, import-linter, tsc)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { \
		echo '문답: make format 을 실행해 주세요 (run it)' >&2; exit 1; }
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo --no-cache
ifneq ($(NPM),)
	@node $(TYPES)/node_modules/typescript/bin/tsc --project $(TYPES)/tsconfig.json
	@node $(TYPES)/node_modules/typescript/bin/tsc --project $(TYPES)/tsconfig.worker.json
else
	@echo '문답: npm이 없어 자바스크립트의 타입은 확인하지 않았습니다 (no npm: types of JavaScript not checked)' >&2
endif

$(TYPES)/node_modules/.made: $(TYPES)/package-lock.json
	@npm --prefix $(TYPES) ci --no-audit --no-fund --loglevel error >/dev/null
	@touch $@

format: $(VENV)/.dev ## 코드를 정해진 모양으로 고칩니다 (ruff)
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

screenshot: build $(VENV)/.chromium ## README의 그림을 다시 찍습니다 (the picture of the READMEs)
	@CHROMIUM="$$(cat $(VENV)/.chromium)" $(BIN)/python tools/screenshot.py site \
		docs/assets/images/screenshot.png

# Other search engines come from npm, only for this; CI does not run it.
BENCH := tools/bench
bench-search: $(VENV)/.chromium $(BENCH)/node_modules/.made ## 검색을 다른 엔진들과 견줍니다; SIZES="63 1000" (search beside its peers)
	@PYTHON='$(CURDIR)/$(BIN)/python' CHROMIUM="$$(cat $(VENV)/.chromium)" \
		node $(BENCH)/bench.mjs $(if $(SIZES),--sizes '$(SIZES)') $(ARGS)

# Transcripts of other people are not in this repository.
bench-ingest: $(VENV)/.run ## 다른 사람의 기록을 얼마나 알아보는지 잽니다; CORPUS=폴더 GOLD=파일 (reading other people's notes)
	@$(BIN)/python $(BENCH)/ingest.py $(if $(CORPUS),--corpus '$(CORPUS)') \
		$(if $(GOLD),--gold '$(GOLD)') $(ARGS)

# Not `ci`: it stops where a peer has no build for some platform.
$(BENCH)/node_modules/.made: $(BENCH)/package-lock.json
	@npm --prefix $(BENCH) install --no-save --no-audit --no-fund --loglevel error >&2
	@touch $@

# No lock names an index, so that the reader's own pip settings decide where packages come from.
# Pins stay as they are unless pyproject.toml rules them out; UPGRADE=1 takes the newest.
UV_COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
lock: $(VENV)/.build ## 잠금 파일을 다시 만듭니다; UPGRADE=1 (the three requirements files)
	@$(BIN)/python -m pip install -qq 'uv>=0.8,<1'
	@$(subst compile pyproject.toml,compile --group build,$(UV_COMPILE)) -o requirements-build.txt
	@$(UV_COMPILE) -o requirements.txt
	@$(UV_COMPILE) --extra dev -c requirements.txt -o requirements-dev.txt

clean: ## 만들어진 것을 모두 지웁니다, .venv 포함 (everything that was made)
	@rm -rf site $(VENV) $(BENCH)/node_modules $(TYPES)/node_modules hooks/*.egg-info .fuzz .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find hooks tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- preparation: each stamp is made once, and again when what it was made from changes ----

# An environment is good only where it was made and while its Python works: a copied tree or an
# upgraded system makes it anew.
ifneq ($(shell test "$$(cat $(VENV)/.root 2>/dev/null)" = '$(CURDIR)' \
	&& $(BIN)/python -c 'print("good")' 2>/dev/null),good)
.PHONY: $(VENV)/.root
endif
# A browser that was found before may be gone, or another one asked for.
ifneq ($(shell found="$$(cat $(VENV)/.chromium 2>/dev/null)"; test -x "$$found" \
	&& test "$${CHROMIUM:-$$found}" = "$$found" && echo good),good)
.PHONY: $(VENV)/.chromium
endif

$(VENV)/.root:
	@echo '문답: 가상 환경을 준비합니다 (preparing $(VENV))' >&2
	@tools/create-venv $(VENV)
	@printf '%s' '$(CURDIR)' > $@

$(VENV)/.build: requirements-build.txt $(VENV)/.root
	@$(BIN)/python -m pip install -qq --require-hashes --only-binary :all: -r $<
	@touch $@

$(VENV)/.run: requirements.txt pyproject.toml $(VENV)/.build
	@echo '문답: 패키지를 설치합니다 (installing packages)' >&2
	@$(PIP_INSTALL) -r $<
	@$(EDITABLE)
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo '문답: 테스트에 쓸 패키지를 설치합니다 (installing packages for the tests)' >&2
	@$(PIP_INSTALL) -r $<
	@touch $@

$(VENV)/.chromium: tools/find_chromium.py $(VENV)/.dev
	@$(BIN)/python $< > $@.new && mv $@.new $@
