# answerlint: `make run` builds and grades the fixtures, `make test` proves that it works.
#
# One file, not recursive: a target calls $(MAKE) only where one step must follow another. Everything that
# is built lands under build/, one folder a flavour (BUILD=release, asan, ...). Sources are found by
# wildcard: a new file needs no line here.

export LC_ALL = C

VERSION := 0.1.0
BUILD   ?= release
B       := build/$(BUILD)

ifeq ($(origin CC),default)
CC      := gcc
endif
AR      ?= ar
PREFIX  ?= /usr/local
DESTDIR ?=
SHARED  ?= ../shared

# A built file is one short line; V=1 shows the commands.
Q := $(if $(V),,@)

# As many jobs as there are processors, unless the caller says how many.
MAKEFLAGS += --no-print-directory
ifeq ($(MAKELEVEL)$(filter -j%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif

STD      := -std=c11 -D_GNU_SOURCE -iquote src
WARN     := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wstrict-prototypes \
            -Wmissing-prototypes -Wformat=2 -Wimplicit-fallthrough -Wundef

# What makes a bug harder to use, as far as this compiler and this processor have it: `.ci/supported` asks.
HARDEN      := -fPIE -fstack-protector-strong -fno-delete-null-pointer-checks -fno-strict-overflow \
               -fno-strict-aliasing
HARDEN_MAY  := -fstack-clash-protection -fcf-protection=full -mbranch-protection=standard \
               -ftrivial-auto-var-init=zero -Wbidi-chars=any,ucn
HARDEN_LINK := -pie -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed
ifneq ($(filter release clang,$(BUILD)),)
HARDEN      += $(shell sh .ci/supported '$(CC)' $(HARDEN_MAY))
# Relocations of the compiled packs in a hundredth of the room.
HARDEN_LINK += $(shell sh .ci/supported '$(CC)' -Wl,--fatal-warnings,-z,pack-relative-relocs)
endif
OPT_release  := -O3 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 $(HARDEN)
OPT_clang    := $(OPT_release)
OPT_asan     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_tsan     := -O1 -g -fsanitize=thread
OPT_valgrind := -O1 -g
# Counts lie in a file that is mapped from the start: what is killed, confined or leaves by _exit has counted.
OPT_cover    := -O1 -g -fprofile-instr-generate -fcoverage-mapping
CFLAGS_cover := -mllvm -runtime-counter-relocation
UNCOUNTED_cover := -fno-profile-instr-generate -fno-coverage-mapping
OPT_fuzz     := -O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all
OPT_afl      := -O2 -fsanitize=undefined -fno-sanitize-recover=all
OPT      := $(OPT_$(BUILD))
LDFLAGS_release := $(HARDEN_LINK)
LDFLAGS_clang   := $(LDFLAGS_release)
CFLAGS   ?=
ALL_CFLAGS  := $(STD) $(WARN) $(OPT) $(CFLAGS_$(BUILD)) -ffile-prefix-map=$(CURDIR)=. -MMD -MP \
               -DANSWERLINT_VERSION='"$(VERSION)"' $(CFLAGS)
ALL_LDFLAGS := $(OPT) $(LDFLAGS_$(BUILD)) $(LDFLAGS)
LIBS     := -lyaml -lmd4c -lunistring -lpcre2-8 -lmd -lpthread -ldl

# What users need to build and test (xmllint reads the XML reports), and what only the optional targets need.
DEPS     := gcc make pkg-config libpcre2-dev libyaml-dev libmd4c-dev libunistring-dev libmd-dev \
            libarchive-dev check libjson-c-dev libxml2-utils
DEPS_DEV := afl++ clang llvm clang-format clang-tidy cppcheck valgrind jq python3 chromium ripgrep yara

LIB_DIRS := base syntax official core format check claim report pack run
LIB_SRC  := $(sort $(wildcard $(LIB_DIRS:%=src/%/*.c)))
CLI_SRC  := $(sort src/main.c $(wildcard src/cli/*.c))
BASE_OBJ := $(LIB_SRC:%.c=$(B)/%.o) $(B)/gen/packs.o $(B)/gen/ngrams.o $(B)/gen/html.o
LIB_OBJ  := $(BASE_OBJ) $(B)/gen/compiled.o
COMPILE_OBJ := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard rules/*.c)))
CLI_OBJ  := $(CLI_SRC:%.c=$(B)/%.o)
HTML     := src/report/html/report.css $(sort $(wildcard src/report/html/*/*.js))
PACKS    := $(sort $(wildcard rules/*.yaml rules/terms/*.yaml rules/lexicon/*.yaml))

TEST_SRC := $(sort $(wildcard tests/*/test_*.c))
TEST_OBJ := $(TEST_SRC:%.c=$(B)/%.o) $(B)/tests/unit.o $(B)/tests/faulty.o

FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_OBJ := $(FUZZ_SRC:%.c=$(B)/%.o) $(B)/tests/fuzz/targets.o
FUZZERS  := $(FUZZ_SRC:tests/fuzz/fuzz_%.c=$(B)/%_fuzzer)

BIN  := $(B)/answerlint
REPLAY := $(B)/replay
LIB  := $(B)/libanswerlint.a
UNIT := $(B)/unit

.PHONY: all
all: $(BIN)

# What a generator began and could not end.
.DELETE_ON_ERROR:

$(BIN): $(CLI_OBJ) $(LIB)
	@echo '  LINK $@'
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(LIB_OBJ) $(B)/gen/sources
	@echo '  AR   $@'
	@rm -f $@
	$(Q)$(AR) rcD $@ $(LIB_OBJ)

$(B)/%.o: %.c $(B)/gen/flags
	@mkdir -p $(@D)
	@echo '  CC   $<'
	$(Q)$(CC) $(ALL_CFLAGS) $(WERROR) -c -o $@ $<

# --- what is generated: the embedded packs, the figures of languages, the list of test suites -------

# Lists that objects depend on, written only when they change: a file that is gone, or another compiler,
# is a change that no time stamp shows.
.PHONY: FORCE
FORCE:
define written_if_changed
	@mkdir -p $(@D)
	@file=$(or $(2),$@); $(1) > $$file.new || exit; \
	if cmp -s $$file.new $$file; then rm $$file.new; else mv $$file.new $$file; fi
endef

$(B)/gen/flags: FORCE
	$(call written_if_changed,printf '%s\n' '$(CC) $(subst ','\'',$(ALL_CFLAGS))')

$(B)/gen/sources: FORCE
	$(call written_if_changed,printf '%s\n' $(LIB_SRC) $(PACKS) $(HTML))

# tests/base/test_text.c holds suite_base_text.
$(B)/gen/suites.def: FORCE
	$(call written_if_changed,printf 'SUITE(%s)\n' $(subst /test_,_,$(TEST_SRC:tests/%.c=%)))

$(B)/gen/packs.c: rules/embed.sh $(PACKS) $(B)/gen/sources
	@mkdir -p $(@D)
	@echo '  GEN  $@'
	$(Q)sh rules/embed.sh $(PACKS) > $@

$(B)/gen/ngrams.c: src/official/ngrams.sh src/official/ngrams.txt
	@mkdir -p $(@D)
	@echo '  GEN  $@'
	$(Q)sh src/official/ngrams.sh src/official/ngrams.txt > $@

$(B)/gen/html.c: src/report/html/embed.sh $(HTML) $(B)/gen/sources
	@mkdir -p $(@D)
	@echo '  GEN  $@'
	$(Q)sh src/report/html/embed.sh > $@

# The packs as they are when they are loaded. The program that loads and writes them is made of the same
# objects; what it writes is new only when it is another.
$(B)/gen/compile: $(COMPILE_OBJ) $(BASE_OBJ)
	@echo '  LINK $@'
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(B)/gen/compiled.stamp: $(B)/gen/compile
	@echo '  GEN  $(@:.stamp=.c)'
	$(call written_if_changed,ASAN_OPTIONS=detect_leaks=0 $<,$(@:.stamp=.c))
	@touch $@

$(B)/gen/compiled.c: $(B)/gen/compiled.stamp ;

$(B)/gen/%.o: $(B)/gen/%.c $(B)/gen/flags
	$(Q)$(CC) $(ALL_CFLAGS) $(WERROR) -c -o $@ $<

$(TEST_OBJ): $(B)/gen/suites.def
$(TEST_OBJ): private ALL_CFLAGS += -iquote tests -iquote $(B)/gen $(UNCOUNTED_$(BUILD))

# Suites test src/cli too, which is not part of the library.
$(UNIT): $(TEST_OBJ) $(filter-out %/main.o,$(CLI_OBJ)) $(LIB)
	@echo '  LINK $@'
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS) -larchive -ljson-c -lcheck -lsubunit -lm -lrt

# The fuzz targets: all in one program that replays seeds, and each in one for libFuzzer.
$(FUZZ_OBJ) $(B)/tests/fuzz/replay.o: private ALL_CFLAGS += -iquote tests $(UNCOUNTED_$(BUILD))

$(REPLAY): $(FUZZ_OBJ) $(B)/tests/fuzz/replay.o $(filter-out %/main.o,$(CLI_OBJ)) $(LIB)
	@echo '  LINK $@'
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

# What lets calls fail one by one, and the program that does so.
$(B)/faults.so: tests/faults/shim.c $(B)/gen/flags
	@echo '  LINK $@'
	$(Q)$(CC) $(STD) $(WARN) $(WERROR) -O1 -fno-omit-frame-pointer -fPIC -shared -o $@ $< -ldl

$(B)/faults: tests/faults/faults.c $(B)/gen/flags
	@echo '  LINK $@'
	$(Q)$(CC) $(STD) $(WARN) $(WERROR) -O1 -o $@ $<

$(B)/%_fuzzer: tests/fuzz/entry.c $(FUZZ_OBJ) $(filter-out %/main.o,$(CLI_OBJ)) $(LIB)
	@echo '  LINK $@'
	$(Q)$(CC) $(STD) -iquote tests $(WARN) $(OPT) -fsanitize=fuzzer -DFUZZ_TARGET=target_$* -o $@ $^ $(LIBS)

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TEST_OBJ:.o=.d) $(FUZZ_OBJ:.o=.d) \
    $(COMPILE_OBJ:.o=.d) $(B)/tests/fuzz/replay.d

# --- for users ---------------------------------------------------------------------------------------

.PHONY: deps deps-dev run install uninstall clean dist
deps:
	@sh .ci/deps $(DEPS)

deps-dev:
	@sh .ci/deps $(DEPS) $(DEPS_DEV)

# Findings are what the fixtures are there for (status 1); only status 2 means that something is wrong.
run:
	@$(MAKE) deps
	@$(MAKE) all
	@$(BIN) check --no-config $$(cat fixtures/transcripts/all.args) fixtures/transcripts/*.txt || [ $$? -eq 1 ]

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/doc/answerlint
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/answerlint
	install -m 644 README.md LICENSE NOTICE CHANGELOG.md $(wildcard docs/*.md docs/*.json) \
	    $(DESTDIR)$(PREFIX)/share/doc/answerlint

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/answerlint
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/answerlint

clean:
	rm -rf build

# The same commit gives the same archive.
dist:
	@mkdir -p build
	git archive --format=tar --prefix=answerlint-$(VERSION)/ HEAD | gzip -9n > build/answerlint-$(VERSION).tar.gz

# --- for developers ----------------------------------------------------------------------------------

# The binary that golden and behaviour scripts run. Check's suites come last, so that their closing lines
# are the last ones.
export ANSWERLINT = $(CURDIR)/$(BIN)

.PHONY: test build-tests check golden bless behaviour rules-test lint unit
test:
	@$(MAKE) deps
	@$(MAKE) WERROR=-Werror check

check: build-tests
	$(exercise)
	@sh tests/lint/all.sh
	@$(REPLAY)
	@$(UNIT)

# What runs the binary, beside suites and replays.
define exercise
	@sh tests/golden.sh
	@sh tests/run/cli.sh
	@sh tests/run/commands.sh
	@sh tests/run/resume.sh
	@sh tests/run/progress.sh
	@sh tests/run/filter.sh
	@sh tests/run/merge.sh
	@sh tests/run/compare.sh
	@sh tests/run/formats.sh
	@sh tests/run/readme.sh
	@sh tests/run/examples.sh
	@sh tests/run/determinism.sh
	@FAULTS=$(CURDIR)/$(B) sh tests/faults/run.sh 2000 1
	@$(BIN) rules test --coverage --mutate
endef

build-tests: $(BIN) $(UNIT) $(REPLAY) $(B)/faults $(B)/faults.so

unit: $(UNIT)
	@$(UNIT)

golden: all
	@sh tests/golden.sh

bless: all
	@sh tests/golden.sh --bless

behaviour: all
	@sh tests/run/cli.sh
	@sh tests/run/commands.sh
	@sh tests/run/resume.sh
	@sh tests/run/progress.sh
	@sh tests/run/filter.sh
	@sh tests/run/merge.sh
	@sh tests/run/compare.sh
	@sh tests/run/formats.sh
	@sh tests/run/readme.sh
	@sh tests/run/examples.sh

rules-test: all
	@$(BIN) rules test

# What `make check` looks at, and the analysers as far as they are installed.
lint: all
	@sh tests/lint/all.sh
	@STD='$(STD)' sh tests/analyze.sh $(LIB_SRC) $(CLI_SRC)

.PHONY: docs
docs: all
	@$(BIN) rules checks > docs/checks.md

.PHONY: asan tsan valgrind cover clang
asan:
	@$(MAKE) BUILD=asan WERROR=-Werror sanitized

# Leaks are looked for, too. The status 99 is none of ours.
.PHONY: sanitized
sanitized: export UBSAN_OPTIONS = print_stacktrace=1
sanitized: export ASAN_OPTIONS = detect_leaks=1:exitcode=99
sanitized: build-tests
	@sh tests/golden.sh
	@$(REPLAY)
	@SWEEP=all $(UNIT)

tsan:
	@$(MAKE) BUILD=tsan threaded

# What has more than one thread, or is run by several: jobs.sh runs them over all the rest.
THREADED := base/pipeline base/sink run/filter run/ifeval syntax/pattern syntax/pattern_limits

.PHONY: threaded
threaded: export TSAN_OPTIONS = exitcode=99
threaded: build-tests
	@sh tests/golden.sh
	@COPIES=2 sh tests/run/jobs.sh
	@sh tests/run/filter.sh
	@sh tests/run/progress.sh
	@for suite in $(THREADED); do CK_RUN_SUITE=$$suite $(UNIT) || exit; done

valgrind:
	@$(MAKE) BUILD=valgrind memory-checked

# Without machine code of patterns, which valgrind does not understand.
.PHONY: memory-checked
memory-checked: build-tests
	valgrind -q --error-exitcode=99 $(BIN) check --no-config --no-jit -j1 --channel both -f json fixtures \
	    > $(B)/valgrind.json 2> $(B)/valgrind.log || [ $$? -lt 99 ] || { cat $(B)/valgrind.log; exit 1; }
	NO_JIT=1 CK_DEFAULT_TIMEOUT=0 CK_TIMEOUT_MULTIPLIER=20 valgrind -q --error-exitcode=99 $(UNIT)

# All that `make check` runs, in a build that counts; then what no test took (docs/reliability.md). Programs
# whose counts are of one size have one %m: each writes to files of its own.
cover:
	@command -v clang llvm-cov > /dev/null || \
	    { echo 'cover: no clang or no llvm-cov (make deps-dev): skipped'; exit; }; \
	$(MAKE) BUILD=cover CC=clang covered

.PHONY: covered
covered: COUNTS = $(CURDIR)/$(B)/counts
covered: export LLVM_PROFILE_FILE = $(COUNTS)/%m%c.profraw
covered: build-tests
	@rm -rf $(B)/counts
	@LLVM_PROFILE_FILE=$(COUNTS)/compile-%m%c.profraw $(B)/gen/compile > /dev/null
	@sh tests/lint/docs.sh
	$(exercise)
	@LLVM_PROFILE_FILE=$(COUNTS)/replay-%m%c.profraw $(REPLAY)
	@LLVM_PROFILE_FILE=$(COUNTS)/unit-%m%c.profraw $(UNIT)
	@sh tests/cover.sh $(B) $(BIN) $(UNIT) $(REPLAY) $(B)/gen/compile

# HTML reports in a headless browser: skips, and says so, without chromium, node and npm.
.PHONY: test-html screenshots
test-html: all
	@sh tests/browser/run.sh

screenshots: all
	@sh tests/browser/run.sh screenshots

# Input that was made to break the program, against what is promised of any input: minutes. NAMES="md- tar-"
# are some of the cases. With a sanitizer time and memory are another's: make BUILD=asan SLOW=1 test-hostile.
.PHONY: test-hostile
test-hostile: all
	@command -v python3 > /dev/null || { echo 'hostile: no python3 (make deps-dev): skipped'; exit; }; \
	PYTHONDONTWRITEBYTECODE=1 python3 tests/hostile/run.py $(BIN) $(NAMES)

# Gigabytes through pipes: memory does not follow them, and what is over a limit is told. Minutes.
.PHONY: test-big
test-big: all build/bench/timed
	@sh tests/hostile/big.sh

clang:
	@$(MAKE) BUILD=clang CC=clang WERROR=-Werror build-tests
	@build/clang/unit

# Reports against what others check them with: SARIF's schema and GitHub's rules for it, the JUnit schemas of
# Jenkins, prove, our own schema. What npm and pip have is put into build/formats; what cannot be had is said.
.PHONY: check-formats
check-formats: all
	@sh tests/formats.sh build/formats $(SHARED)/data/schemas

# Each target for TIME seconds (TARGETS names some), from its seeds and what earlier runs kept in
# build/fuzz/corpus. What fails lies in build/fuzz/found: once mended, it belongs in tests/fuzz/found.
.PHONY: fuzz fuzzers
TIME ?= 60
fuzz:
	@sh tests/fuzz/fuzz.sh $(TIME) $(TARGETS)

fuzzers: $(FUZZERS) $(REPLAY)

# AFL++ makes what the whole program reads on standard input, for TIME seconds. What it kept is run once more
# under AddressSanitizer, which alone would be a fifth as fast.
.PHONY: fuzz-afl
fuzz-afl:
	@command -v afl-clang-fast > /dev/null || { echo 'fuzz-afl: no AFL++ (make deps-dev): skipped'; exit; }; \
	AFL_QUIET=1 $(MAKE) BUILD=afl CC=afl-clang-fast all && $(MAKE) BUILD=asan all && \
	    sh tests/fuzz/afl.sh $(TIME)

# The same sources give the same bytes, wherever and whenever they are built. Builds the last commit twice.
.PHONY: reproducible
reproducible:
	@sh tests/reproducible.sh

# Agreement with labelled texts: development only, says so and stops when they are not there.
.PHONY: measure soak format
measure: all
	@sh tests/measure.sh $(SHARED)/data

# Twenty thousand files: memory must not follow their number.
soak: all
	@sh tests/run/soak.sh

# Runs that are killed two hundred times, at moments that SEED chooses.
SEED ?= 1
.PHONY: test-kills
test-kills: all
	@sh tests/run/resume.sh 200 $(SEED)

# Every allocation, every call of the system and every start of a thread fails, one by one: some minutes.
# SHARE=50 tries one in fifty. With LEAKS=1 under AddressSanitizer, and nothing may be lost: hours.
SHARE ?= 1
.PHONY: test-faults faulted
test-faults:
	@$(MAKE) $(if $(LEAKS),BUILD=asan) faulted

faulted: build-tests
	@printf '%s\n' check filter archive | \
	    FAULTS=$(CURDIR)/$(B) LEAKS=$(LEAKS) xargs -P 3 -n 1 sh tests/faults/run.sh $(SHARE) $(SEED)

# Beside what else one would use, on a corpus that it makes, against goals that are ratios: minutes;
# FILES=2000 for a first look, ONLY=folder,start for some groups. bench-docs writes the tables into the page.
FILES ?= 20000
BENCH := python3 tests/bench/bench.py --files $(FILES) $(if $(ONLY),--only $(ONLY)) \
         --labelled $(SHARED)/data/ifeval_dev.jsonl
.PHONY: bench bench-check bench-docs bench-peers bench-tools bench-guard bench-bless
bench: all bench-tools
	@$(BENCH) build

bench-check: all bench-tools
	@$(BENCH) --check build

bench-docs:
	@python3 tests/bench/bench.py --page docs/performance.md build

# What it compares with and Debian does not have: textlint, promptfoo, the official checkers of IFEval.
bench-peers:
	@sh tests/bench/peers.sh build/bench/peers

bench-tools: build/bench/corpus build/bench/timed

# Instructions, which are the same on a busy machine, below the ceilings of tests/bench/ceilings.
bench-guard: all bench-tools
	@sh tests/bench/guard.sh build

bench-bless: all bench-tools
	@sh tests/bench/guard.sh build --bless

# The recipes of contrib/, each where its tools can be had.
.PHONY: test-clusters
test-clusters: all bench-tools
	@sh .ci/deps parallel slurm-wlm munge || echo 'clusters: going on with what is there'
	@BUILD=$(CURDIR)/build sh tests/clusters/all.sh

build/bench/corpus: tests/bench/corpus.c tests/bench/lexicon.c tests/bench/lexicon.h
build/bench/timed: tests/bench/timed.c
build/bench/%:
	@mkdir -p $(@D)
	@echo '  LINK $@'
	$(Q)$(CC) $(STD) $(WARN) $(WERROR) -O2 -o $@ $(filter %.c,$^)

format:
	clang-format -i $$(git ls-files 'src/*.[ch]' 'tests/*.[ch]')
