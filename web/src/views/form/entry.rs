//! A field of the form with its label, its help and what is wrong with it.

use sesstpl::fields::{Default, Field, FieldId, Presence, Shape};
use sesstpl::{Path, Series};
use yew::prelude::*;

use super::context::FormContext;
use super::field::{ChoiceField, TextField, TextKind};
use super::rows::{Items, Rows};
use crate::components::prose;
use crate::form::{Content, Entry};
use crate::messages::{self, label, of_core, t};
use crate::views::severity_title;

/// A field and, if it is a section, all that is in it.
pub(super) fn entry(context: &FormContext, entry: &Entry) -> Html {
    if let Content::Section(fields, _) = &entry.content {
        return section(context, entry, fields);
    }
    let field = entry.field;
    let id = FormContext::id(&entry.path);
    let help = format!("{id}-help");
    let is_table = matches!(field.shape, Shape::Texts | Shape::Values | Shape::TextList);
    let control = control(context, entry, &id);
    let body = html! {
        <>
            { control }
            { findings(context, &entry.path, &id) }
            <p class="help" id={help.clone()}>{ prose(&of_core(field.doc)) }{ " " }{ since(field, context) }</p>
        </>
    };
    if is_table {
        html! {
            <fieldset class="form-field" aria-describedby={help}>
                <legend>{ label(field) }{ presence(field) }</legend>
                { body }
            </fieldset>
        }
    } else {
        html! {
            <div class="form-field">
                <div><label for={id}>{ label(field) }</label>{ presence(field) }</div>
                { body }
            </div>
        }
    }
}

fn section(context: &FormContext, entry: &Entry, fields: &[Entry]) -> Html {
    let id = FormContext::id(&entry.path);
    html! {
        <fieldset class="form-section">
            <legend>{ label(entry.field) }</legend>
            <p class="help">{ prose(&of_core(entry.field.doc)) }</p>
            { findings(context, &entry.path, &id) }
            { for fields.iter().map(|field| self::entry(context, field)) }
        </fieldset>
    }
}

fn control(context: &FormContext, entry: &Entry, id: &str) -> Html {
    let field = entry.field;
    let is_invalid = is_invalid(context, &entry.path);
    let (context, path) = (context.clone(), entry.path.clone());
    match (&field.shape, &entry.content) {
        (_, Content::Other) => html! {
            <p class="form-other" id={id.to_owned()}>{ t!("Something stands here that the form cannot show. Edit it in the text.") }</p>
        },
        (Shape::Choice(choices), found) => {
            let release = context.release();
            let is_any_case = choices.any_case_in(release);
            html! {
                <ChoiceField {context} {path} id={id.to_owned()} value={written(found)} {is_any_case}
                    words={choices.words_in(release).map(|word| word.text).collect::<Vec<_>>()}
                    default={default(field, release)} {is_invalid} />
            }
        }
        (Shape::Texts | Shape::Values, found) => html! {
            <Rows {context} {path} field={field.id} rows={rows(found)} id={id.to_owned()} />
        },
        (Shape::TextList, found) => html! {
            <Items {context} {path} rows={rows(found)} id={id.to_owned()} label={label(field)} />
        },
        (_, found) => {
            let release = context.release();
            let is_known = field.exists_in(release) || *found != Content::Missing;
            html! {
                <TextField {context} {path} id={id.to_owned()} value={written(found)} {is_invalid} {is_known}
                    placeholder={default(field, release)} kind={kind(field.id)} list={list(field.id)} />
            }
        }
    }
}

fn kind(field: FieldId) -> TextKind {
    match field {
        FieldId::Bootstrap => TextKind::Lines,
        FieldId::Password => TextKind::Secret,
        _ => TextKind::Line,
    }
}

/// What stands in a single field; none if nothing does.
fn written(content: &Content) -> Option<AttrValue> {
    match content {
        Content::Scalar { text, .. } => Some(text.clone().into()),
        _ => None,
    }
}

fn rows(content: &Content) -> Vec<super::rows::RowValue> {
    match content {
        Content::Rows(rows) | Content::Items(rows) => rows.iter().map(Into::into).collect(),
        _ => Vec::new(),
    }
}

/// The list of known values that goes with a field.
fn list(field: FieldId) -> Option<&'static str> {
    match field {
        FieldId::Image => Some("images"),
        FieldId::ScalingGroup => Some("scaling-groups"),
        _ => None,
    }
}

fn presence(field: &Field) -> Html {
    match field.presence {
        Presence::Required => html! { <span class="form-presence">{ t!("required") }</span> },
        Presence::Optional(_) => Html::default(),
    }
}

/// What is stored where nothing is filled in.
fn default(field: &Field, release: sesstpl::Release) -> AttrValue {
    match field.default_in(release) {
        Some(Default::Text(text)) => t!("{} (default)", text).into(),
        Some(Default::Number(number)) => t!("{} (default)", number).into(),
        Some(Default::Null | Default::Empty) | None => "".into(),
    }
}

fn since(field: &Field, context: &FormContext) -> Html {
    let release = context.release();
    if !field.exists_in(release) {
        let words = t!(
            "Manager {} does not know it; managers do since {}.",
            release,
            field.since
        );
        return html! { <strong>{ words }</strong> };
    }
    if field.since == Series::FIRST {
        Html::default()
    } else {
        html! { <span>{ t!("Since manager {}.", field.since) }</span> }
    }
}

pub(super) fn is_invalid(context: &FormContext, path: &Path) -> bool {
    let Some(form) = context.form.as_ref() else {
        return false;
    };
    let diagnostics = &form.checked.report.diagnostics;
    form.findings(path)
        .filter_map(|index| diagnostics.get(index))
        .any(|found| {
            matches!(
                found.severity,
                sesstpl::Severity::Error | sesstpl::Severity::Launch
            )
        })
}

/// What is wrong at a place. The element has the id of the place with `-findings`.
pub(super) fn findings(context: &FormContext, path: &Path, id: &str) -> Html {
    let Some(form) = context.form.as_ref() else {
        return Html::default();
    };
    let found = form
        .findings(path)
        .filter_map(|index| form.checked.report.diagnostics.get(index));
    let lines: Vec<Html> = found
        .map(|found| {
            html! {
                <li class={super::super::problems::severity_class(found.severity)}>
                    <strong class="problem-title">{ severity_title(found.severity) }</strong>{ " " }
                    { prose(&messages::finding(found)) }
                    if let Some(help) = &found.help {
                        { " " }<span class="problem-help">{ prose(&messages::error(help)) }</span>
                    }
                </li>
            }
        })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! { <ul class="form-findings" id={format!("{id}-findings")}>{ for lines }</ul> }
}
