//! The second part.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::Result;
use walrus::ir::{Instr, InstrSeq, Value, Visitor, dfs_in_order};
use walrus::passes::gc;
use walrus::{
    ConstExpr, ElementItems, ElementKind, Export, ExportItem, FunctionId, FunctionKind, GlobalKind,
    ImportKind, ImportedFunction, Module, TableId,
};

use super::LINK;
use super::plan::{Plan, table};

/// What the second part imports from the first: the name of each and what it is.
pub(super) type Shared = Vec<(String, Item)>;

/// Something in the module that is divided, by its index there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Item {
    Function(usize),
    Table(usize),
    Memory(usize),
    Global(usize),
}

/// Reduces a module to the moved functions and what they need, which it imports, and fills their slots.
pub(super) fn reduce(module: &mut Module, plan: &Plan, fingerprint: &str) -> Result<Shared> {
    let slots = table(module)?;
    let taken: HashSet<String> = module.exports.iter().map(|export| export.name.clone()).collect();
    for export in module.exports.iter().map(Export::id).collect::<Vec<_>>() {
        module.exports.delete(export);
    }
    import_functions(module, plan);
    fill_slots(module, plan, slots)?;
    import_state(module);
    gc::run(module);
    Ok(name_imports(module, &taken, slots, fingerprint))
}

/// Makes imports of the functions that stay.
fn import_functions(module: &mut Module, plan: &Plan) {
    let stay: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|id| !plan.moved.contains(&id.index()))
        .collect();
    for id in stay {
        let import = module.imports.add(LINK.0, "", id);
        let function = module.funcs.get_mut(id);
        let ty = function.ty();
        function.kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
}

/// Makes imports of memory, tables and globals, and leaves it to the first part to fill them.
fn import_state(module: &mut Module) {
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
        if memory.import.is_none() {
            memory.import = Some(module.imports.add(LINK.0, "", memory.id()));
        }
    }
    for data in module.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        module.data.delete(data);
    }
    for table in module.tables.iter_mut() {
        if table.import.is_none() {
            table.import = Some(module.imports.add(LINK.0, "", table.id()));
        }
    }
    let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
    for id in globals {
        let global = module.globals.get_mut(id);
        if matches!(global.kind, GlobalKind::Local(_)) {
            global.kind = GlobalKind::Import(module.imports.add(LINK.0, "", id));
        }
    }
}

/// Puts each moved function into its slots when the part starts.
fn fill_slots(module: &mut Module, plan: &Plan, table: TableId) -> Result<()> {
    for segment in module
        .elements
        .iter()
        .map(walrus::Element::id)
        .collect::<Vec<_>>()
    {
        module.elements.delete(segment);
    }
    for table in module.tables.iter_mut() {
        table.elem_segments.clear();
    }
    let ids: BTreeMap<usize, FunctionId> = module.funcs.iter().map(|f| (f.id().index(), f.id())).collect();
    let mut run: Vec<FunctionId> = Vec::new();
    let mut slots = plan.slots.iter().peekable();
    while let Some((slot, function)) = slots.next() {
        run.push(ids[function]);
        if slots.peek().is_none_or(|(next, _)| **next != slot + 1) {
            let start = i32::try_from(*slot + 1)? - i32::try_from(run.len())?;
            let kind = ElementKind::Active {
                table,
                offset: ConstExpr::Value(Value::I32(start)),
            };
            let segment = module
                .elements
                .add(kind, ElementItems::Functions(std::mem::take(&mut run)));
            module.tables.get_mut(table).elem_segments.insert(segment);
        }
    }
    plan.resize(module.tables.get_mut(table));
    // A function that is taken as a value must be declared.
    let mut taken = Taken::default();
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut taken, function, function.entry_block());
    }
    if !taken.0.is_empty() {
        let functions = taken.0.into_iter().collect();
        module
            .elements
            .add(ElementKind::Declared, ElementItems::Functions(functions));
    }
    Ok(())
}

/// Gives the imports that are left names that the first part does not have yet: to the table of functions,
/// which is always among them, the fingerprint.
fn name_imports(module: &mut Module, taken: &HashSet<String>, slots: TableId, fingerprint: &str) -> Shared {
    let mut names = (0..).map(short).filter(|name| !taken.contains(name));
    let mut shared = Vec::new();
    for import in module.imports.iter_mut() {
        let item = match import.kind {
            ImportKind::Function(id) => Item::Function(id.index()),
            ImportKind::Table(id) => Item::Table(id.index()),
            ImportKind::Memory(id) => Item::Memory(id.index()),
            ImportKind::Global(id) => Item::Global(id.index()),
            // The plan allows for none.
            ImportKind::Tag(_) => continue,
        };
        let name = match import.kind {
            ImportKind::Table(id) if id == slots => Some(fingerprint.to_owned()),
            _ => names.next(),
        };
        if let Some(name) = name {
            LINK.0.clone_into(&mut import.module);
            import.name.clone_from(&name);
            shared.push((name, item));
        }
    }
    shared
}

/// A number in 36 digits.
fn short(number: u32) -> String {
    let mut rest = number;
    let mut digits = Vec::new();
    loop {
        digits.extend(char::from_digit(rest % 36, 36));
        rest /= 36;
        if rest == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

/// The functions that are taken as values.
#[derive(Default)]
struct Taken(BTreeSet<FunctionId>);

impl<'f> Visitor<'f> for Taken {
    fn start_instr_seq(&mut self, sequence: &'f InstrSeq) {
        for (instruction, _) in &sequence.instrs {
            if let Instr::RefFunc(reference) = instruction {
                self.0.insert(reference.func);
            }
        }
    }
}

impl Item {
    /// The same thing in a part that was made of the module.
    pub(super) fn exported(self, module: &Module) -> Option<ExportItem> {
        match self {
            Self::Function(index) => find(module.funcs.iter().map(walrus::Function::id), index, |id| {
                id.index()
            })
            .map(Into::into),
            Self::Table(index) => find(module.tables.iter().map(walrus::Table::id), index, |id| {
                id.index()
            })
            .map(Into::into),
            Self::Memory(index) => find(module.memories.iter().map(walrus::Memory::id), index, |id| {
                id.index()
            })
            .map(Into::into),
            Self::Global(index) => find(module.globals.iter().map(walrus::Global::id), index, |id| {
                id.index()
            })
            .map(Into::into),
        }
    }
}

fn find<T: Copy>(ids: impl IntoIterator<Item = T>, index: usize, index_of: impl Fn(T) -> usize) -> Option<T> {
    ids.into_iter().find(|id| index_of(*id) == index)
}
