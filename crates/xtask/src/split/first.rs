//! The first part.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};
use walrus::ir::{
    CallIndirect, Const, Instr, InstrLocId, InstrSeq, RefFunc, ReturnCallIndirect, Value, VisitorMut,
    dfs_pre_order_mut,
};
use walrus::passes::gc;
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, LocalId,
    Module, TableId, TypeId, ValType,
};

use super::LINK;
use super::more::Shared;
use super::plan::{Plan, table};

/// Reduces a module to the functions that stay, puts stubs into the slots of the others, and exports what the second part
/// imports.
pub(super) fn reduce(module: &mut Module, plan: &Plan, shared: &Shared) -> Result<()> {
    let table = table(module)?;
    let doors = Doors::make(module, plan, table)?;
    fill_slots(module, plan, &doors, table)?;
    call_through_slots(module, plan, &doors);
    for export in module.exports.iter_mut() {
        if let ExportItem::Function(function) = &mut export.item {
            *function = doors.passage(*function);
        }
    }
    for (name, item) in shared {
        let item = item.exported(module).context("the parts do not fit together")?;
        module.exports.add(name, item);
    }
    gc::run(module);
    Ok(())
}

/// How the moved functions are reached that have a slot.
struct Doors {
    table: TableId,
    by_function: HashMap<FunctionId, Door>,
}

/// How a moved function is reached.
#[derive(Clone, Copy)]
struct Door {
    slot: i32,
    ty: TypeId,
    /// Calls what its slot holds.
    passage: FunctionId,
    /// Loads the second part first.
    stub: FunctionId,
}

impl Doors {
    fn make(module: &mut Module, plan: &Plan, table: TableId) -> Result<Self> {
        let nothing = module.types.add(&[], &[]);
        let (load, _) = module.add_import_func(LINK.0, LINK.1, nothing);
        // Of several slots, any does.
        let slots: BTreeMap<usize, u32> = plan
            .slots
            .iter()
            .map(|(slot, function)| (*function, *slot))
            .collect();
        let moved: Vec<(FunctionId, TypeId, u32)> = module
            .funcs
            .iter()
            .filter_map(|function| Some((function.id(), function.ty(), *slots.get(&function.id().index())?)))
            .collect();
        let mut by_function = HashMap::new();
        for (function, ty, slot) in moved {
            let slot = i32::try_from(slot)?;
            let passage = caller(module, ty, table, slot, None);
            let stub = caller(module, ty, table, slot, Some(load));
            let door = Door {
                slot,
                ty,
                passage,
                stub,
            };
            by_function.insert(function, door);
        }
        Ok(Self { table, by_function })
    }

    /// A function that stays in place of any function.
    fn passage(&self, function: FunctionId) -> FunctionId {
        self.by_function
            .get(&function)
            .map_or(function, |door| door.passage)
    }

    /// What the slot of any function holds before the second part is there.
    fn stub(&self, function: FunctionId) -> FunctionId {
        self.by_function.get(&function).map_or(function, |door| door.stub)
    }
}

/// Makes a function that calls `before`, if any, and then what a slot holds.
fn caller(
    module: &mut Module,
    ty: TypeId,
    table: TableId,
    slot: i32,
    before: Option<FunctionId>,
) -> FunctionId {
    let (parameters, results) = module.types.params_results(ty);
    let (parameters, results): (Vec<ValType>, Vec<ValType>) = (parameters.to_vec(), results.to_vec());
    let arguments: Vec<LocalId> = parameters.iter().map(|ty| module.locals.add(*ty)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    let mut body = builder.func_body();
    if let Some(before) = before {
        body.call(before);
    }
    for argument in &arguments {
        body.local_get(*argument);
    }
    body.i32_const(slot).call_indirect(ty, table);
    builder.finish(arguments, &mut module.funcs)
}

/// Puts stubs in place of the moved functions, and more of them into the new slots.
fn fill_slots(module: &mut Module, plan: &Plan, doors: &Doors, table: TableId) -> Result<()> {
    let mut declared = Vec::new();
    for segment in module.elements.iter_mut() {
        let active = matches!(segment.kind, ElementKind::Active { .. });
        let replaced = |function: FunctionId| {
            if active {
                doors.stub(function)
            } else {
                doors.passage(function)
            }
        };
        match &mut segment.items {
            ElementItems::Functions(functions) => {
                for function in functions {
                    *function = replaced(*function);
                }
            }
            ElementItems::Expressions(_, items) => {
                for item in items {
                    if let ConstExpr::RefFunc(function) = item {
                        *function = replaced(*function);
                    }
                }
            }
        }
    }
    let by_slot: HashMap<i32, FunctionId> = doors
        .by_function
        .values()
        .map(|door| (door.slot, door.stub))
        .collect();
    for slot in plan.new_from..plan.size {
        declared.push(by_slot[&i32::try_from(slot)?]);
    }
    if !declared.is_empty() {
        let kind = ElementKind::Active {
            table,
            offset: ConstExpr::Value(Value::I32(i32::try_from(plan.new_from)?)),
        };
        let segment = module.elements.add(kind, ElementItems::Functions(declared));
        module.tables.get_mut(table).elem_segments.insert(segment);
    }
    plan.resize(module.tables.get_mut(table));
    Ok(())
}

/// Has the functions that stay call the others through their slots.
fn call_through_slots(module: &mut Module, plan: &Plan, doors: &Doors) {
    let mut rewriting = Rewriting {
        doors,
        taken: Vec::new(),
    };
    for function in module.funcs.iter_mut() {
        let index = function.id().index();
        if let FunctionKind::Local(function) = &mut function.kind
            && !plan.moved.contains(&index)
        {
            let entry = function.entry_block();
            dfs_pre_order_mut(&mut rewriting, function, entry);
        }
    }
    let taken = rewriting.taken;
    if !taken.is_empty() {
        // A function that is taken as a value must be declared.
        module
            .elements
            .add(ElementKind::Declared, ElementItems::Functions(taken));
    }
}

struct Rewriting<'d> {
    doors: &'d Doors,
    /// The passages that are taken as values.
    taken: Vec<FunctionId>,
}

impl VisitorMut for Rewriting<'_> {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let old = std::mem::take(&mut sequence.instrs);
        for (instruction, place) in old {
            self.rewrite(&mut sequence.instrs, instruction, place);
        }
    }
}

impl Rewriting<'_> {
    fn rewrite(&mut self, written: &mut Vec<(Instr, InstrLocId)>, instruction: Instr, place: InstrLocId) {
        let table = self.doors.table;
        let door = |function| self.doors.by_function.get(function);
        let new = match &instruction {
            Instr::Call(call) => {
                door(&call.func).map(|door| (door.slot, CallIndirect { ty: door.ty, table }.into()))
            }
            Instr::ReturnCall(call) => {
                door(&call.func).map(|door| (door.slot, ReturnCallIndirect { ty: door.ty, table }.into()))
            }
            Instr::RefFunc(RefFunc { func }) => {
                let func = match door(func) {
                    Some(door) => {
                        self.taken.push(door.passage);
                        door.passage
                    }
                    None => *func,
                };
                written.push((RefFunc { func }.into(), place));
                return;
            }
            _ => None,
        };
        match new {
            Some((slot, call)) => {
                let value = Value::I32(slot);
                written.push((Const { value }.into(), place));
                written.push((call, place));
            }
            None => written.push((instruction, place)),
        }
    }
}
