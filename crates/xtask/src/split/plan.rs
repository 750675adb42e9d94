//! What goes where.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::{Result, bail};
use walrus::ir::{Instr, InstrSeq, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, Element, ElementItems, ElementKind, ExportItem, FunctionKind, GlobalKind,
    LocalFunction, Module, Table, TableId,
};

/// Which functions move to the second part, and by which slots of the table the first part calls them.
///
/// Everything is named by its index in the module, which both parts share while they are made.
pub(super) struct Plan {
    /// The functions of the second part.
    pub(super) moved: BTreeSet<usize>,
    /// Slots of moved functions: those that the module gave them, or else a new one.
    pub(super) slots: BTreeMap<u32, usize>,
    /// The first of the new slots, which are the table's last.
    pub(super) new_from: u32,
    /// The table's size with the new slots.
    pub(super) size: u32,
}

impl Plan {
    /// # Errors
    ///
    /// If the module has a start function (the second part could not be loaded while it runs), changes its table of functions
    /// by itself, or has none; has segments that it copies by itself, or functions in its constants; or if it catches
    /// exceptions. No module that wasm-bindgen makes has any of these.
    pub(super) fn new(module: &Module, stays: &HashSet<usize>) -> Result<Self> {
        check(module)?;
        let moved: BTreeSet<usize> = module
            .funcs
            .iter_local()
            .map(|(id, _)| id.index())
            .filter(|index| !stays.contains(index))
            .collect();
        let table = module.tables.get(table(module)?);
        let new_from = u32::try_from(table.initial)?;
        let mut slots = BTreeMap::new();
        for (offset, functions) in segments(module)? {
            for (slot, function) in (offset..).zip(functions) {
                if let Some(function) = function.filter(|function| moved.contains(function)) {
                    slots.insert(slot, function);
                }
            }
        }
        let have_slots: HashSet<usize> = slots.values().copied().collect();
        let mut size = new_from;
        for function in reached(module, &moved) {
            if !have_slots.contains(&function) {
                slots.insert(size, function);
                size += 1;
            }
        }
        Ok(Self {
            moved,
            slots,
            new_from,
            size,
        })
    }

    /// Gives the table of functions its size.
    pub(super) fn resize(&self, table: &mut Table) {
        let size = self.size.into();
        table.initial = size;
        table.maximum = table.maximum.map(|maximum| maximum.max(size));
    }
}

/// The table of functions.
pub(super) fn table(module: &Module) -> Result<TableId> {
    match module.tables.main_function_table()? {
        Some(table) if module.tables.get(table).import.is_none() => Ok(table),
        _ => bail!("the module to divide has no table of functions of its own"),
    }
}

/// The indices of functions in a segment, with gaps where it has none.
pub(super) fn functions(segment: &Element) -> Vec<Option<usize>> {
    match &segment.items {
        ElementItems::Functions(functions) => functions.iter().map(|id| Some(id.index())).collect(),
        ElementItems::Expressions(_, items) => items
            .iter()
            .map(|item| match item {
                ConstExpr::RefFunc(id) => Some(id.index()),
                _ => None,
            })
            .collect(),
    }
}

/// What fills the table of functions, from which slot on.
fn segments(module: &Module) -> Result<Vec<(u32, Vec<Option<usize>>)>> {
    let table = table(module)?;
    let mut segments = Vec::new();
    for segment in module.elements.iter() {
        match &segment.kind {
            ElementKind::Active {
                table: filled,
                offset: ConstExpr::Value(Value::I32(offset)),
            } if *filled == table => {
                segments.push((u32::try_from(*offset)?, functions(segment)));
            }
            ElementKind::Declared => {}
            _ => bail!("the module to divide fills tables in a way that is not known before it starts"),
        }
    }
    Ok(segments)
}

/// The moved functions that something else than a moved function or a segment refers to.
fn reached(module: &Module, moved: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut references = References::default();
    for (id, function) in module.funcs.iter_local() {
        if !moved.contains(&id.index()) {
            references.add(function);
        }
    }
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id.index()),
        _ => None,
    });
    references
        .functions
        .into_iter()
        .chain(exported)
        .filter(|function| moved.contains(function))
        .collect()
}

fn check(module: &Module) -> Result<()> {
    if module.start.is_some() {
        bail!("the module to divide has a start function, while which nothing can be loaded");
    }
    if module.tags.iter().next().is_some() {
        bail!("the module to divide catches exceptions");
    }
    if module
        .data
        .iter()
        .any(|data| matches!(data.kind, DataKind::Passive))
    {
        bail!("the module to divide copies data by itself");
    }
    let refers = |global: &walrus::Global| {
        matches!(
            &global.kind,
            GlobalKind::Local(ConstExpr::RefFunc(_) | ConstExpr::Extended(_))
        )
    };
    if module.globals.iter().any(refers) {
        bail!("the module to divide has functions in its constants");
    }
    let table = table(module)?;
    let mut references = References::default();
    for function in module.funcs.iter().filter_map(|function| match &function.kind {
        FunctionKind::Local(function) => Some(function),
        _ => None,
    }) {
        references.add(function);
    }
    if references.changed_tables.contains(&table) {
        bail!("the module to divide changes its table of functions by itself");
    }
    Ok(())
}

/// What functions refer to.
#[derive(Default)]
struct References {
    functions: BTreeSet<usize>,
    changed_tables: HashSet<TableId>,
}

impl References {
    fn add(&mut self, function: &LocalFunction) {
        dfs_in_order(self, function, function.entry_block());
    }
}

impl<'f> Visitor<'f> for References {
    fn start_instr_seq(&mut self, sequence: &'f InstrSeq) {
        for (instruction, _) in &sequence.instrs {
            match instruction {
                Instr::Call(call) => {
                    self.functions.insert(call.func.index());
                }
                Instr::ReturnCall(call) => {
                    self.functions.insert(call.func.index());
                }
                Instr::RefFunc(reference) => {
                    self.functions.insert(reference.func.index());
                }
                Instr::TableSet(set) => {
                    self.changed_tables.insert(set.table);
                }
                Instr::TableGrow(grow) => {
                    self.changed_tables.insert(grow.table);
                }
                Instr::TableFill(fill) => {
                    self.changed_tables.insert(fill.table);
                }
                Instr::TableCopy(copy) => {
                    self.changed_tables.insert(copy.dst);
                }
                Instr::TableInit(init) => {
                    self.changed_tables.insert(init.table);
                }
                _ => {}
            }
        }
    }
}
