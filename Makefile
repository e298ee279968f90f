# `make help` lists what there is. Options are given as `make setup CUDA=1`.

TEST_CONFIGURATION ?= debug
FORMATTED = Package.swift Sources Tests
SCRIPTS = Scripts/*.sh Scripts/lib/*.sh .ci/run

.DEFAULT_GOAL := help
.PHONY: help setup python build test demo bench format lint clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 10

setup: ## Fetch the engines into .deps (LIBTORCH=/path, OPENVINO=/path: use yours; CUDA=1: for a GPU)
	@Scripts/setup.sh

python: setup ## Fetch the Python packages that the tests check against (MIEN_PYTHON=/path: use yours)
	@if [ -z "$$MIEN_PYTHON" ]; then \
	  Scripts/python-env.sh .deps/venv Scripts/pins/test-python.txt 63; fi

build: setup ## Build the program: .build/release/mien
	swift build -c release

test: python ## Build and run all tests
	swift build -c $(TEST_CONFIGURATION) --build-tests
	Scripts/test.sh $(TEST_CONFIGURATION)

demo: build ## Train on synthetic faces, report, export, and look at a photograph; all in runs/demo
	@Scripts/setup.sh demo
	@Scripts/demo.sh

bench: build ## Measure training against PyTorch (a download of 2.6 GB; DATA=fer2013.csv.xz)
	@Scripts/python-env.sh .deps/bench-venv Benchmarks/requirements.txt 2560
	Benchmarks/bench.py $(if $(DATA),--data $(DATA))

format: ## Format all Swift files in place
	swift format -i -r -p $(FORMATTED)

lint: ## Check the format of Swift files, and the scripts where shellcheck is installed
	swift format lint -s -r -p $(FORMATTED)
	@if command -v shellcheck >/dev/null; then shellcheck -x $(SCRIPTS); \
	else echo "shellcheck is not installed; the scripts were not checked"; fi

clean: ## Delete what was built; .deps and runs stay
	rm -rf .build
