# Every target says what it does with "make help". STAGE and OUT choose what is synthesized and where to; all other settings are
# the variables KIKITE_… of infra/topology/stage.go.

STAGE ?= $(or $(KIKITE_STAGE),dev)
OUT   ?= cdk.out

# Of the local cloud: its port and its templates, apart from cdk.out, which the CDK's own CLI overwrites.
PORT      ?= 8787
LOCAL_OUT := build/cdk.local

# Of the journey: other people and answers, whether it kills the local cloud on its way, how many consultants, where to keep its data.
SEED        ?= 1
KILL        ?=
CONSULTANTS ?= 3040
DATA        ?=

# Of the race: clients x attempts, and bookings of which to remind.
RACE     ?= 64x500
DISORDER ?= 10000

# Of the load: clients of each employee, and attempts of each.
TABS     ?= 5
ATTEMPTS ?= 50

# Of the attack on published figures: companies of each kind.
ATTACK ?= 1000

# Of the monthly run: how many companies get a report.
COMPANIES ?= 1000
PEOPLE ?= 10000

# Which benchmarks to run.
BENCH ?= .

# What a journey left, for the browser to look at.
WORLD := build/journey-data

# Where the server is that builds pages as they change: see web/vite.config.ts.
VITE := http://localhost:5173

GOLANGCI_LINT := 2.15.0

# What runs beside the CDK app, which takes minutes to compile and is tested apart, without the race detector.
PACKAGES := ./events/... ./functions/... ./shared/... ./infra/local/...

# Whose budgets and simulations run without the race detector (files with "//go:build !race"): it would slow them down tenfold and, where nothing
# runs beside anything else, tell nothing.
COMPUTING := ./functions/matching/internal/matching

export KIKITE_STAGE := $(STAGE)
export CDK_DISABLE_CLI_TELEMETRY := true
export CDK_DISABLE_VERSION_CHECK := 1
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION := 20

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

## Help

.PHONY: help
help: ## List the targets
	@awk '/^## /{printf "\n%s\n", substr($$0, 4)} /^[a-z-]+:.*## /{split($$0, p, ":.*## "); printf "  make %-16s %s\n", p[1], p[2]}' $(MAKEFILE_LIST)

## Using

.PHONY: run
run: local web ## Set up, build and run the product here, with demo data; Ctrl-C stops it; PORT=8787
	@build/demo run --assembly $(LOCAL_OUT) --port $(PORT)

.PHONY: web-dev
web-dev: local web/node_modules/.package-lock.json ## The same, with the pages built as they change; Ctrl-C stops both
	@web/node_modules/.bin/vite web --clearScreen false --logLevel warn & vite=$$!; trap 'kill $$vite 2>/dev/null || :' EXIT; trap : INT TERM; \
	build/demo run --assembly $(LOCAL_OUT) --port $(PORT) --web $(VITE)

.PHONY: reset
reset: ## Clear the data that "make run" keeps in .local
	@infra/require.sh go
	@go build -o build/ ./infra/local/demo
	@build/demo reset

## Setting up

.PHONY: tools
tools: node_modules/.package-lock.json ## Check for Go, Node and npm; install the CDK CLI and the DynamoDB engine

.PHONY: require
require:
	@infra/require.sh go node npm git

node_modules/.package-lock.json: package-lock.json | require
	@echo 'installing the tools of package-lock.json' >&2
	@npm ci --loglevel=error --no-audit --no-fund >/dev/null
	@touch $@

web/node_modules/.package-lock.json: web/package-lock.json | require
	@echo 'installing the packages of web/package-lock.json' >&2
	@cd web && npm ci --loglevel=error --no-audit --no-fund >&2
	@touch $@

## Building

.PHONY: web
web: ## Build the web client if its sources changed
	@[ -e web/dist/index.html ] || rm -f build/web.stamp
	@$(MAKE) -s build/web.stamp

# Folders are named too: a file that is gone has changed its folder only. The stamp is the time of the beginning: what is written while the
# client is built is for the next time.
build/web.stamp: web/node_modules/.package-lock.json web/index.html web/vite.config.ts web/tsconfig.json web/package.json \
		$(shell find web/src web/public web/scripts -not -name '*.test.*')
	@echo 'building the web client' >&2
	@mkdir -p build && touch build/web.begun
	@cd web && npm run --silent build >&2
	@mv build/web.begun $@

.PHONY: build
build: ## Build the binary of every function whose source changed
	@[ -e build/lambdas.stamp ] || echo 'building the functions; the first time everything is compiled' >&2
	@go run ./infra/lambdas

# A deployment publishes the client; the local cloud serves web/dist itself.
CLIENT := $(if $(filter local,$(STAGE)),,web)

.PHONY: synth
synth: build $(CLIENT) ## Write the templates of STAGE to OUT, unless nothing changed
	@[ -e build/infra ] || echo 'building the CDK app; the first time takes minutes' >&2
	@go build -o build/infra ./infra
	@{ env | grep '^KIKITE_' | sort; go tool buildid build/infra; } > build/inputs-$(STAGE)
	@if cmp -s build/inputs-$(STAGE) $(OUT)/inputs && [ $(OUT)/inputs -nt build/lambdas.stamp ] \
		$(if $(CLIENT),&& [ $(OUT)/inputs -nt build/web.stamp ]); then exit 0; fi; \
	echo 'synthesizing $(STAGE) into $(OUT)' >&2; \
	next=$$(mktemp -d build/synth.XXXXXX) && trap 'rm -rf $$next; exit 1' INT TERM && chmod 755 $$next && \
	CDK_VALIDATION=$(or $(VALIDATION),false) CDK_OUTDIR=$$next build/infra && cp build/inputs-$(STAGE) $$next/inputs && \
	rm -rf $(OUT) && mv $$next $(OUT) || { rm -rf $$next; exit 1; } # whole or not at all: somebody may be reading it

.PHONY: synth-validated
synth-validated: build $(CLIENT) ## Synthesize STAGE once with CloudFormation's own rules (slow; for CI)
	@go build -o build/infra ./infra && CDK_VALIDATION=true CDK_OUTDIR=build/validated build/infra

# What the local cloud needs: its templates, itself, the product's operator command, and what uses it.
.PHONY: local
local: tools
	@$(MAKE) synth STAGE=local OUT=$(LOCAL_OUT)
	@go build -o build/ ./infra/local ./infra/local/demo ./infra/local/journey ./infra/local/mutants ./infra/local/load ./infra/local/reportsload ./infra/local/rosterload ./functions/signup/tools/operator ./functions/booking/tools/audit

# What cdk.json runs: the CLI sets CDK_OUTDIR and reads only the assembly, so everything else goes to standard error.
.PHONY: cdk-app
cdk-app: tools $(CLIENT)
	@go run ./infra/lambdas >&2 && go build -o build/infra ./infra >&2 && CDK_VALIDATION=$(or $(VALIDATION),false) build/infra

## Checking

.PHONY: test
test: ## Set up and test everything: units, integration, CDK app, web client, demo data, journey, browser
	@infra/require.sh go gcc node npm git
	@$(MAKE) tools
	@echo '1/6  units and integration, over a real DynamoDB engine, with the race detector' >&2
	@$(MAKE) test-go
	@echo '2/6  the CDK app' >&2
	@$(MAKE) test-infra
	@echo '3/6  the web client: types, lint, drift from the API, components' >&2
	@$(call unchanged,web-test,$(WEB_SOURCES)) || $(MAKE) web-test
	@echo '4/6  the demo data, twice: the second time it must be there' >&2
	@$(MAKE) test-demo
	@echo '5/6  the journey' >&2
	@$(MAKE) journey CONSULTANTS=150 DATA=$(WORLD)
	@echo '6/6  the web client in a browser: the journey through its pages, trouble on the way, every page looked at' >&2
	@$(call unchanged,web-e2e,$(WEB_SOURCES) web/dist $(LOCAL_OUT) build/local build/journey) || $(MAKE) web-e2e
	@echo 'all of it passed; the result of every package again:' >&2
	@cat build/test-go.log build/test-infra.log build/web-test.log build/web-e2e.log

.PHONY: test-go
test-go: ## Test all packages but the CDK app's, shuffled, with the race detector; and without it what only computes
	@$(call logged,test-go,(go test -vet=off -race -shuffle=on $(PACKAGES) && go test -vet=off -shuffle=on $(COMPUTING)))

.PHONY: test-infra
test-infra: ## Test the CDK app: grants, queues, cdk-nag
	@$(call logged,test-infra,CDK_VALIDATION=false go test ./infra ./infra/stacks/... ./infra/constructs/... ./infra/topology/... ./infra/lambdas/...)

.PHONY: web-test
web-test: web/node_modules/.package-lock.json ## Test the web client: types, lint, drift from docs/openapi, components
	@$(call logged,web-test,(cd web && npm run --silent types && npm run --silent lint && npm run --silent test))
	@$(call passed,web-test,$(WEB_SOURCES))

.PHONY: web-e2e
web-e2e: local web $(WORLD)/people.json chromium ## Test the web client in Chromium, on a copy of the world that a journey left
	@$(call logged,web-e2e,(cd web && npm run --silent e2e))
	@$(call passed,web-e2e,$(WEB_SOURCES) web/dist $(LOCAL_OUT) build/local build/journey)

.PHONY: shots
shots: local web $(WORLD)/people.json chromium ## Write screenshots of every page in both languages, themes and sizes into web/shots
	@cd web && npm run --silent shots

.PHONY: lighthouse
lighthouse: local web $(WORLD)/people.json chromium ## Measure the first page and the employee's home with Lighthouse, five times each
	@cd web && npm run --silent lighthouse

.PHONY: mails
mails: ## Write every mail in both languages as HTML, text, whole and calendar entry into build/mails
	@infra/require.sh go
	@rm -rf build/mails
	@go run ./functions/mailer/tools/mails --out build/mails

.PHONY: brochure
brochure: chromium ## Print the brochure that is mailed to companies from the words of the public pages into web/public/brochure
	@infra/require.sh node
	@node web/scripts/brochure.js

.PHONY: forms
forms: ## Write a report as Excel workbook and as HTML for paper, in both languages, into build/forms
	@infra/require.sh go
	@mkdir -p build/forms
	@KIKITE_FORMS=$(CURDIR)/build/forms go test -count=1 ./functions/reports/internal/workbook ./functions/reports/internal/printed

.PHONY: chromium
chromium:
	@infra/chromium.sh

$(WORLD)/people.json:
	@$(MAKE) journey CONSULTANTS=150 DATA=$(WORLD)

.PHONY: test-demo
test-demo: local ## Seed a local cloud of its own, start it again and find everything there
	@rm -rf build/demo-data
	@build/demo run --once --assembly $(LOCAL_OUT) --data build/demo-data --port 0 --consultants 100
	@build/demo run --once --assembly $(LOCAL_OUT) --data build/demo-data --port 0 --consultants 100 | grep -x 'the demo data is there'

.PHONY: journey
journey: local ## Walk through the whole product on a local cloud of its own; SEED=1 KILL=1 CONSULTANTS=3040 DATA=folder to keep
	@build/journey --assembly $(LOCAL_OUT) --seed $(SEED) --consultants $(CONSULTANTS) $(if $(filter-out 0,$(KILL)),--kill) $(if $(DATA),--data $(DATA))

.PHONY: journey-mutants
journey-mutants: local ## Break one thing at a time and see the journey fail at the step that names it
	@build/mutants --assembly $(LOCAL_OUT)

.PHONY: race
race: tools ## Let 64 clients fight for 40 slots, 500 attempts each; try 500 sequences of requests and 500 of waiting; remind of 10,000 bookings in disorder; minutes; RACE=64x500
	@KIKITE_RACE=$(RACE) go test -race -count=1 -v -timeout 60m -run 'TestRace$$|TestSequences$$|TestWaitlistProperty$$' ./functions/booking/internal/booking -rapid.checks=500
	@KIKITE_DISORDER=$(DISORDER) go test -race -count=1 -v -timeout 60m -run 'TestDisorder$$' ./functions/reminders/internal/reminders

.PHONY: attack
attack: ## Let an attacker who knows everything but the answers read 24 months of 1,000 small and 1,000 larger random companies; minutes; ATTACK=1000
	@KIKITE_ATTACK=$(ATTACK) go test -count=1 -v -timeout 60m ./functions/reports/internal/attack | grep -v '^ *\(=== \|--- PASS.*/\)'

.PHONY: load
load: local ## Let many clients fight over HTTP for the slots of two consultants, with faults; TABS=5 ATTEMPTS=50 for each of 12 employees
	@rm -rf build/load-data
	@build/demo run --once --assembly $(LOCAL_OUT) --data build/load-data --port 0 --consultants 20
	@build/load --assembly $(LOCAL_OUT) --data build/load-data --tabs $(TABS) --attempts $(ATTEMPTS)

.PHONY: reports-load
reports-load: local ## Let one monthly run make the reports of many companies while its functions are killed; COMPANIES=1000
	@rm -rf build/reports-load-data
	@build/reportsload --assembly $(LOCAL_OUT) --data build/reports-load-data --companies $(COMPANIES)

.PHONY: roster-load
roster-load: local ## Let HR upload 10,000 people as text and as a workbook, again, changed, and with kill -9 in the middle; PEOPLE=10000
	@rm -rf build/roster-load-data
	@build/rosterload --assembly $(LOCAL_OUT) --data build/roster-load-data --people $(PEOPLE)

.PHONY: eval
eval: ## Learn and rank on public data that the project does not contain: DATA=folder with matching/expertise and matching/compatibility
	@[ -d '$(DATA)/matching' ] || { echo 'make eval DATA=…: the folder that holds matching/expertise and matching/compatibility' >&2; exit 1; }
	@infra/require.sh go
	@go build -o build/rank ./functions/matching/tools/rank
	@for set in expertise compatibility; do d='$(DATA)'/matching/$$set; for with in '' --no-time; do \
		echo "$$set, dev part $$with"; build/rank --experts $$d/experts.jsonl --interactions $$d/interactions.jsonl --queries $$d/queries_dev.jsonl --truth $$d/truth_dev.jsonl $$with && \
		echo "$$set, the past cross-validated in 10 parts $$with" && build/rank --experts $$d/experts.jsonl --interactions $$d/interactions.jsonl --folds 10 $$with || exit 1; done; done

.PHONY: bench
bench: ## Measure matching, the analysis of talks and reports against their budgets and limits; minutes; BENCH=Load, Analyse or Report for some
	@mkdir -p build
	@go test -run '^$$' -bench '$(BENCH)' -benchtime 10x -cpu 1 -timeout 30m ./functions/matching/internal/matching > build/bench.log || { cat build/bench.log; exit 1; }
	@go test -run '^$$' -bench '$(BENCH)' -benchtime 500x -cpu 1 ./functions/sessions/internal/localanalyser >> build/bench.log || { cat build/bench.log; exit 1; }
	@go test -run '^$$' -bench '$(BENCH)' -benchtime 5x ./functions/reports/internal/reports >> build/bench.log || { cat build/bench.log; exit 1; }
	@awk '/^Benchmark/ {print $$1; for (i = 3; i < NF; i += 2) printf "  %14s %s\n", $$i, $$(i+1)}' build/bench.log

.PHONY: lint
lint: ## Lint, with the rule that keeps contexts apart; installs the pinned golangci-lint if it is not here
	@infra/require.sh go
	@lint=golangci-lint; [ "$$($$lint version --short 2>/dev/null)" = $(GOLANGCI_LINT) ] || lint=build/golangci-lint; \
	[ "$$($$lint version --short 2>/dev/null)" = $(GOLANGCI_LINT) ] || { echo 'building golangci-lint $(GOLANGCI_LINT)' >&2; \
		GOBIN=$(CURDIR)/build go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(GOLANGCI_LINT); } && \
	$$lint run ./events/... ./functions/... ./shared/... ./infra/...

.PHONY: clean
clean: ## Remove what was built
	@rm -rf build cdk.out web/dist

# logged runs a command, shows its output and keeps it in build/NAME.log. A pipe would hide that the command failed.
define logged
mkdir -p build; { $(2) 2>&1; echo $$? > build/$(1).status; } | tee build/$(1).log; exit $$(cat build/$(1).status)
endef

# As Go does for packages, "make test" repeats no test of the web client whose inputs are those of its last success: passed notes them,
# unchanged compares. "make web-test" and "make web-e2e" themselves always run.
WEB_SOURCES := web/src web/e2e web/public web/scripts web/index.html web/package-lock.json web/tsconfig.json web/vite.config.ts \
	web/playwright.config.ts web/.oxlintrc.json docs/openapi
define inputs
find $(1) -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum
endef
define passed
$(call inputs,$(2)) > build/$(1).passed
endef
define unchanged
{ [ -e build/$(1).passed ] && [ "$$($(call inputs,$(2)))" = "$$(cat build/$(1).passed)" ] && echo 'nothing has changed since it passed; make $(1) runs it again' >&2; }
endef
