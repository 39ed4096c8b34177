# answerlint: `make run` builds and grades the fixtures, `make test` proves that it works.
#
# One file, not recursive. Everything that is built lands under build/, one folder a flavour
# (BUILD=release, asan, ...). Sources are found by wildcard: a new file needs no line here.

export LC_ALL = C

VERSION := 0.1.0
BUILD   ?= release
B       := build/$(BUILD)

CC      ?= gcc
AR      ?= ar
PREFIX  ?= /usr/local
DESTDIR ?=

STD      := -std=c11 -D_GNU_SOURCE -iquote src
WARN     := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wvla -Wstrict-prototypes \
            -Wmissing-prototypes -Wformat=2 -Wimplicit-fallthrough -Wundef
HARDEN   := -fstack-protector-strong -fPIE
OPT_release  := -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 $(HARDEN)
OPT_asan     := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT_tsan     := -O1 -g -fsanitize=thread
OPT_valgrind := -O1 -g
OPT_cover    := -O0 -g --coverage
OPT      := $(OPT_$(BUILD))
LDFLAGS_release := -pie -Wl,-z,relro,-z,now,-z,noexecstack
CFLAGS   ?=
ALL_CFLAGS  := $(STD) $(WARN) $(WERROR) $(OPT) -ffile-prefix-map=$(CURDIR)=. -MMD -MP \
               -DANSWERLINT_VERSION='"$(VERSION)"' $(CFLAGS)
ALL_LDFLAGS := $(OPT) $(LDFLAGS_$(BUILD)) $(LDFLAGS)
LIBS     := -lyaml -lmd4c -lunistring -lpcre2-8 -lmd -lpthread

# What users need, and what only checks, benches and browser tests need.
DEPS     := gcc make pkg-config libpcre2-dev libyaml-dev libmd4c-dev libunistring-dev libmd-dev check
DEPS_DEV := clang clang-format cppcheck valgrind jq python3

LIB_DIRS := base syntax core format check claim report pack run
LIB_SRC  := $(sort $(wildcard $(LIB_DIRS:%=src/%/*.c)))
CLI_SRC  := $(sort src/main.c $(wildcard src/cli/*.c))
LIB_OBJ  := $(LIB_SRC:%.c=$(B)/%.o) $(B)/gen/packs.o
CLI_OBJ  := $(CLI_SRC:%.c=$(B)/%.o)
PACKS    := $(sort $(wildcard rules/*.yaml rules/lexicon/*.yaml))

TEST_SRC := $(sort $(wildcard tests/*/test_*.c))
TEST_OBJ := $(TEST_SRC:%.c=$(B)/%.o) $(B)/tests/unit.o

BIN  := $(B)/answerlint
LIB  := $(B)/libanswerlint.a
UNIT := $(B)/unit

.PHONY: all
all: $(BIN)

$(BIN): $(CLI_OBJ) $(LIB)
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(LIB_OBJ)
	@rm -f $@
	$(AR) rcD $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# --- what is generated: the embedded packs, the list of test suites ---------------------------------

$(B)/gen/packs.c: rules/embed.sh $(PACKS)
	@mkdir -p $(@D)
	sh rules/embed.sh $(PACKS) > $@

$(B)/gen/packs.o: $(B)/gen/packs.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(B)/gen/suites.def: $(TEST_SRC)
	@mkdir -p $(@D)
	@printf '%s\n' $(TEST_SRC) | sed 's,tests/\(.*\)/test_\(.*\)\.c,SUITE(\1_\2),' > $@

$(TEST_OBJ): $(B)/gen/suites.def
$(TEST_OBJ): ALL_CFLAGS += -iquote tests -iquote $(B)/gen

$(UNIT): $(TEST_OBJ) $(LIB)
	$(CC) $(ALL_LDFLAGS) -o $@ $(TEST_OBJ) $(LIB) $(LIBS) -lcheck -lsubunit -lm -lrt

-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(TEST_OBJ:.o=.d)

# --- for users ---------------------------------------------------------------------------------------

.PHONY: clean
clean:
	rm -rf build
