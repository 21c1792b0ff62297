# Every target says what it does with "make help". STAGE and OUT choose what is synthesized and where to; all other settings are
# the variables KIKITE_… of infra/topology/stage.go.

STAGE ?= $(or $(KIKITE_STAGE),dev)
OUT   ?= cdk.out

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

## Setting up

.PHONY: tools
tools: node_modules/.package-lock.json ## Check for Go, Node and npm; install the CDK CLI

node_modules/.package-lock.json: package-lock.json
	@command -v go >/dev/null || { echo 'missing: Go 1.26 or later, https://go.dev/dl' >&2; exit 1; }
	@command -v node >/dev/null || { echo 'missing: Node 20 or later, https://nodejs.org' >&2; exit 1; }
	@command -v npm >/dev/null || { echo 'missing: npm, which comes with Node' >&2; exit 1; }
	@echo 'installing the tools of package-lock.json' >&2
	@npm ci --silent --no-audit --no-fund >&2
	@touch $@

## Building

.PHONY: build
build: ## Build the binary of every function whose source changed
	@go run ./infra/lambdas

.PHONY: synth
synth: build ## Write the templates of STAGE to OUT, unless nothing changed
	@go build -o build/infra ./infra
	@{ env | grep '^KIKITE_' | sort; go tool buildid build/infra; \
	  find web/dist -type f -exec cksum {} + 2>/dev/null | sort; } > build/inputs-$(STAGE)
	@if cmp -s build/inputs-$(STAGE) $(OUT)/inputs && [ $(OUT)/inputs -nt build/lambdas.stamp ]; then exit 0; fi; \
	echo 'synthesizing $(STAGE) into $(OUT)' >&2; \
	next=$$(mktemp -d build/synth.XXXXXX) && chmod 755 $$next && \
	CDK_VALIDATION=$(or $(VALIDATION),false) CDK_OUTDIR=$$next build/infra && cp build/inputs-$(STAGE) $$next/inputs && \
	rm -rf $(OUT) && mv $$next $(OUT) || { rm -rf $$next; exit 1; } # whole or not at all: somebody may be reading it

.PHONY: synth-validated
synth-validated: build ## Synthesize STAGE once with CloudFormation's own rules (slow; for CI)
	@go build -o build/infra ./infra && CDK_VALIDATION=true CDK_OUTDIR=build/validated build/infra

# What cdk.json runs: the CLI sets CDK_OUTDIR and reads only the assembly, so everything else goes to standard error.
.PHONY: cdk-app
cdk-app: tools
	@go run ./infra/lambdas >&2 && go build -o build/infra ./infra >&2 && CDK_VALIDATION=$(or $(VALIDATION),false) build/infra

## Checking

.PHONY: test-infra
test-infra: ## Test the CDK app: grants, queues, cdk-nag
	@CDK_VALIDATION=false go test ./infra ./infra/stacks/... ./infra/constructs/... ./infra/topology/... ./infra/lambdas/...

.PHONY: lint
lint: ## Lint, with the rule that keeps contexts apart
	@golangci-lint run ./events/... ./functions/... ./shared/... ./infra/...

.PHONY: clean
clean: ## Remove what was built
	@rm -rf build cdk.out
