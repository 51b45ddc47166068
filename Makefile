# What people do with this repository. `make help` tells.
.DEFAULT_GOAL := help
.PHONY: help run demo test quick verify fmt golden eval eval-written shots speech-report

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## the whole product on episodes that ship with it, until Ctrl-C
	./podbrief demo

run: ## the product on your own feeds, until Ctrl-C
	./podbrief serve

test: ## all tests, without lint
	./mvnw -q -Dquick -Dspotless.check.skip=true test

quick: ## tests of one class: make quick T=AttemptTest
	./mvnw -q -Dquick -Dspotless.check.skip=true test -Dtest='$(T)'

verify: ## what CI runs: lint, all tests, the jar
	./mvnw verify

fmt: ## formats the code; needs JAVA_HOME at a JDK 25
	./mvnw -q spotless:apply

golden: ## writes the conformance reports anew; read the diff
	./mvnw -q -Dquick -Dspotless.check.skip=true test -Dgolden.update=true -Dtest='FeedConformanceTest,SubtitlesConformanceTest,MarkdownTranscriptsTest,EvaluationTest'

eval: ## figures of quality beside baselines; labelled data where PODBRIEF_TEST_DATA names it
	./podbrief eval

eval-written: ## what the language model in force writes of real episodes; needs a model and PODBRIEF_TEST_DATA
	./podbrief eval --written

shots: ## pictures of the pages and the mail for docs/images; needs chromium
	tools/shots

speech-report: ## speed and word errors of hearing; needs PODBRIEF_MODELS_FOLDER and PODBRIEF_TEST_DATA
	./mvnw -q -Dquick -Dspotless.check.skip=true test -Dtest=SpeechReport -Dpodbrief.speech.report=true
