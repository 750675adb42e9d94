//! Small modules, divided in every possible way, do what they did before.

use std::collections::HashSet;

use wasmi::{Caller, Engine, Extern, ImportType, Instance, Linker, Module, Store, Val};

use super::{LINK, Parts, instrument, names, split};

/// What a divided module runs in.
struct World {
    more: Option<Module>,
    first: Option<Instance>,
    loads: u32,
    /// What the module handed to the function `log` that it imports.
    logged: Vec<i32>,
}

struct Machine {
    store: Store<World>,
    instance: Instance,
}

impl Machine {
    fn start(module: &[u8], more: Option<&[u8]>) -> Self {
        let engine = Engine::default();
        let module = Module::new(&engine, module).expect("the first part is valid");
        let more = more.map(|more| Module::new(&engine, more).expect("the second part is valid"));
        let world = World {
            more,
            first: None,
            loads: 0,
            logged: Vec::new(),
        };
        let mut store = Store::new(&engine, world);
        let mut linker = Linker::new(&engine);
        linker
            .func_wrap(LINK.0, LINK.1, load)
            .expect("there is no other load");
        let log = |mut caller: Caller<'_, World>, number: i32| caller.data_mut().logged.push(number);
        linker.func_wrap("js", "log", log).expect("there is no other log");
        let instance = linker
            .instantiate_and_start(&mut store, &module)
            .expect("the first part starts");
        store.data_mut().first = Some(instance);
        Self { store, instance }
    }

    fn call(&mut self, name: &str, arguments: &[Val]) -> Vec<String> {
        let function = self.instance.get_func(&self.store, name).expect("it is exported");
        let count = function.ty(&self.store).results().len();
        let mut results = vec![Val::I32(0); count];
        function
            .call(&mut self.store, arguments, &mut results)
            .unwrap_or_else(|error| panic!("{name} fails: {error}"));
        results.iter().map(|value| format!("{value:?}")).collect()
    }
}

/// What JavaScript does when the first part asks for the second.
fn load(mut caller: Caller<'_, World>) {
    let world = caller.data_mut();
    world.loads += 1;
    let (more, first) = (
        world.more.clone().expect("there is a second part"),
        world.first.expect("the first has started"),
    );
    let exports: Vec<(String, Extern)> = first
        .exports(&caller)
        .map(|export| (export.name().to_owned(), export.into_extern()))
        .collect();
    let mut linker = Linker::new(caller.engine());
    for (name, item) in exports {
        linker.define(LINK.0, &name, item).expect("names differ");
    }
    linker
        .instantiate_and_start(&mut caller, &more)
        .expect("the second part starts");
}

fn assemble(text: &str) -> Vec<u8> {
    wat::parse_str(text).expect("the test's module is right")
}

fn divided(module: &[u8], stays: &[usize]) -> Parts {
    split(module, &stays.iter().copied().collect()).expect("it can be divided")
}

/// Runs calls in the module and in its parts, for every choice of the functions that stay, and compares the results.
fn does_the_same(text: &str, functions: std::ops::Range<usize>, calls: &[(&str, &[Val])]) {
    let module = assemble(text);
    let run = |mut machine: Machine| {
        let results: Vec<_> = calls
            .iter()
            .map(|(name, arguments)| machine.call(name, arguments))
            .collect();
        (
            results,
            machine.store.data().logged.clone(),
            machine.store.data().loads,
        )
    };
    let (expected, logged, _) = run(Machine::start(&module, None));
    let all: Vec<usize> = functions.collect();
    for choice in 0..1_usize << all.len() {
        let stays: Vec<usize> = all
            .iter()
            .enumerate()
            .filter(|(bit, _)| choice >> bit & 1 == 1)
            .map(|(_, index)| *index)
            .collect();
        let parts = divided(&module, &stays);
        let (got, got_logged, loads) = run(Machine::start(&parts.first, Some(&parts.more)));
        assert_eq!(got, expected, "results, where {stays:?} stay of {text}");
        assert_eq!(
            got_logged, logged,
            "calls of imports, where {stays:?} stay of {text}"
        );
        if stays.len() == all.len() {
            assert_eq!(loads, 0, "nothing is loaded where all stay of {text}");
        }
    }
}

#[test]
fn functions_of_both_parts_call_each_other_to_any_depth() {
    does_the_same(
        r#"(module
            (table 1 funcref)
            (func $even (export "even") (param i32) (result i32)
                (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 1)) (else (call $odd (i32.sub (local.get 0) (i32.const 1))))))
            (func $odd (param i32) (result i32)
                (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0)) (else (call $even (i32.sub (local.get 0) (i32.const 1))))))
            (func (export "both") (result i32) (i32.add (call $even (i32.const 7)) (call $odd (i32.const 7)))))"#,
        0..3,
        &[
            ("even", &[Val::I32(40)]),
            ("even", &[Val::I32(41)]),
            ("both", &[]),
        ],
    );
}

#[test]
fn a_function_whose_address_is_taken_keeps_its_slot() {
    does_the_same(
        r#"(module
            (type $binary (func (param i32 i32) (result i32)))
            (table 5 5 funcref)
            (elem (i32.const 1) $add $sub $add)
            (func $add (type $binary) (i32.add (local.get 0) (local.get 1)))
            (func $sub (type $binary) (i32.sub (local.get 0) (local.get 1)))
            (func $through (export "through") (param i32) (result i32)
                (call_indirect (type $binary) (i32.const 50) (i32.const 8) (local.get 0)))
            (func (export "direct") (result i32) (call $sub (call $add (i32.const 1) (i32.const 2)) (i32.const 5))))"#,
        0..4,
        &[
            ("through", &[Val::I32(1)]),
            ("through", &[Val::I32(2)]),
            ("through", &[Val::I32(3)]),
            ("direct", &[]),
        ],
    );
}

#[test]
fn both_parts_have_the_same_memory_globals_and_imports() {
    does_the_same(
        r#"(module
            (import "js" "log" (func $log (param i32)))
            (table 1 funcref)
            (memory (export "memory") 1)
            (data (i32.const 8) "\2a\00\00\00")
            (global $count (mut i32) (i32.const 3))
            (global $step i32 (i32.const 10))
            (func $bump (global.set $count (i32.add (global.get $count) (global.get $step))) (call $log (global.get $count)))
            (func $store (i32.store (i32.const 12) (i32.add (i32.load (i32.const 8)) (global.get $count))))
            (func (export "run") (result i32) (call $bump) (call $store) (call $bump) (i32.load (i32.const 12)))
            (func (export "count") (result i32) (global.get $count))
            (func (export "grow") (result i32) (drop (memory.grow (i32.const 2))) (memory.size)))"#,
        1..6,
        &[("run", &[]), ("count", &[]), ("grow", &[]), ("run", &[])],
    );
}

#[test]
fn values_of_every_type_pass_between_the_parts() {
    does_the_same(
        r#"(module
            (table 1 funcref)
            (func $all (param i32 i64 f32 f64) (result i64 f64 i32 f32)
                (local.get 1) (local.get 3) (local.get 0) (local.get 2))
            (func (export "all") (param i32 i64 f32 f64) (result i64 f64 i32 f32)
                (call $all (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
            (func $outside (param externref) (result externref) (local.get 0))
            (func (export "outside") (result i32) (ref.is_null (call $outside (ref.null extern)))))"#,
        0..4,
        &[
            (
                "all",
                &[
                    Val::I32(-1),
                    Val::I64(i64::MIN),
                    Val::F32(1.5.into()),
                    Val::F64((-2.5).into()),
                ],
            ),
            ("outside", &[]),
        ],
    );
}

#[test]
fn a_function_that_is_taken_as_a_value_can_be_called() {
    does_the_same(
        r#"(module
            (type $number (func (result i32)))
            (table $functions 1 funcref)
            (table $kept 1 externref)
            (elem declare func $seven)
            (func $seven (type $number) (i32.const 7))
            (func $value (result funcref) (ref.func $seven))
            (func (export "isNull") (result i32) (ref.is_null (call $value)))
            (func (export "calls") (result i32) (call $seven)))"#,
        0..4,
        &[("isNull", &[]), ("calls", &[])],
    );
}

#[test]
fn the_second_part_is_loaded_once_for_what_is_called_directly() {
    let module = assemble(
        r#"(module (table 1 funcref)
            (func $a (result i32) (i32.const 1)) (func $b (result i32) (i32.const 2))
            (func (export "run") (result i32) (i32.add (call $a) (i32.add (call $b) (call $a)))))"#,
    );
    let parts = divided(&module, &[2]);
    let mut machine = Machine::start(&parts.first, Some(&parts.more));
    assert_eq!(machine.store.data().loads, 0);
    machine.call("run", &[]);
    machine.call("run", &[]);
    assert_eq!(machine.store.data().loads, 1);
}

#[test]
fn the_first_part_holds_no_body_that_moved_and_the_second_none_that_stays() {
    let module = assemble(
        r#"(module (table 1 funcref)
            (func $hot (export "hot") (result i64) (i64.const 0x1111_1111_1111))
            (func (export "cold") (result i64) (drop (call $hot)) (i64.const 0x2222_2222_2222)))"#,
    );
    let constant = |part: &[u8], number: i64| {
        let mut bytes = vec![0x42];
        leb128(&mut bytes, number);
        part.windows(bytes.len()).any(|window| window == bytes)
    };
    let parts = divided(&module, &[0]);
    assert!(constant(&parts.first, 0x1111_1111_1111) && !constant(&parts.first, 0x2222_2222_2222));
    assert!(constant(&parts.more, 0x2222_2222_2222) && !constant(&parts.more, 0x1111_1111_1111));
}

fn leb128(bytes: &mut Vec<u8>, number: i64) {
    let mut rest = number;
    while rest >= 64 {
        bytes.push(u8::try_from(rest & 127).expect("seven bits") | 128);
        rest >>= 7;
    }
    bytes.push(u8::try_from(rest).expect("six bits"));
}

#[test]
fn the_same_choice_gives_the_same_bytes_and_parts_of_another_do_not_fit() {
    let module = assemble(
        r#"(module (table 1 funcref) (func $a) (func $b) (func (export "run") (call $a) (call $b)))"#,
    );
    let (one, again, other) = (
        divided(&module, &[2]),
        divided(&module, &[2]),
        divided(&module, &[0, 2]),
    );
    assert!(one.first == again.first && one.more == again.more);
    let engine = Engine::default();
    let names = |part: &[u8]| -> HashSet<String> {
        let module = Module::new(&engine, part).expect("it is valid");
        module
            .imports()
            .map(|import: ImportType<'_>| import.name().to_owned())
            .collect()
    };
    let exported = Module::new(&engine, &other.first).expect("it is valid");
    let exported: HashSet<String> = exported
        .exports()
        .map(|export| export.name().to_owned())
        .collect();
    assert!(
        !names(&one.more).is_subset(&exported),
        "parts of different builds must not be put together"
    );
}

#[test]
fn what_cannot_be_divided_is_refused_with_a_reason() {
    let table = "(table 2 funcref)";
    let cases = [
        (format!("{table} (func $f) (start $f)"), "start function"),
        (
            format!("{table} (func $f (table.set (i32.const 0) (ref.null func)))"),
            "changes its table",
        ),
        (format!("{table} (memory 1) (data \"a\")"), "copies data"),
        (format!("{table} (func $f) (elem func $f)"), "fills tables"),
        (
            format!("{table} (func $f) (global funcref (ref.func $f))"),
            "functions in its constants",
        ),
        (String::new(), "no table of functions"),
        (
            "(import \"js\" \"table\" (table 1 funcref))".to_owned(),
            "no table of functions",
        ),
    ];
    for (body, reason) in cases {
        let module = assemble(&format!("(module {body})"));
        let error = split(&module, &HashSet::new())
            .err()
            .map(|error| error.to_string());
        assert!(
            error.as_ref().is_some_and(|error| error.contains(reason)),
            "{body}: {error:?}, not {reason}"
        );
    }
}

#[test]
fn an_instrumented_module_says_which_functions_ran() {
    let module = assemble(
        r#"(module (import "js" "log" (func $log (param i32)))
            (func $a (result i32) (i32.const 1)) (func $b (result i32) (i32.const 2))
            (func (export "run") (result i32) (call $a)))"#,
    );
    let mut machine = Machine::start(&instrument(&module).expect("it can be instrumented"), None);
    let ran = |machine: &Machine| {
        [1, 2, 3].map(|index| {
            let mark = machine
                .instance
                .get_global(&machine.store, &format!("ran:{index}"));
            mark.map(|mark| mark.get(&machine.store).i32())
        })
    };
    assert_eq!(ran(&machine), [Some(Some(0)); 3]);
    assert_eq!(machine.call("run", &[]), ["I32(1)"]);
    assert_eq!(ran(&machine), [Some(Some(1)), Some(Some(0)), Some(Some(1))]);
}

#[test]
fn names_do_not_tell_one_build_from_the_next() {
    let module = assemble(
        r#"(module
            (func $"core::ptr::drop_in_place<alloc[e24a27700634d609]::string::String>::h0123456789abcdef")
            (func $"sesstpl::here::h") (func $"[u8]::len")
            (func $"twice::h0123456789abcdef") (func $"twice::h1123456789abcdef")
            (func))"#,
    );
    let names: Vec<String> = names(&module)
        .expect("the module can be read")
        .into_values()
        .collect();
    assert_eq!(
        names,
        [
            "core::ptr::drop_in_place<alloc::string::String>",
            "sesstpl::here::h",
            "[u8]::len",
            "twice::h0123456789abcdef",
            "twice::h1123456789abcdef",
            ""
        ]
    );
}
