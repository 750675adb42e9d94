//! Lines that begin with `%`.

use super::{Directive, Scanner, TokenKind};
use crate::error::{Failure, Outcome};
use crate::int::MAX_DIGITS;
use crate::{PythonException, Span};

impl<'t> Scanner<'t> {
    pub(super) fn directive(&mut self) -> Outcome<()> {
        self.end_collections_right_of(None);
        self.drop_simple_key()?;
        self.simple_key_allowed = false;
        let start = self.cursor.position();
        let context = |error: Failure| error.within("while reading a directive", Span::at(start));
        self.cursor.advance(1);
        let name = self.directive_name().map_err(context)?;
        let directive = match name {
            "YAML" => self.yaml_directive().map_err(context)?,
            "TAG" => self.tag_directive().map_err(context)?,
            _ => {
                self.cursor.skip_line();
                Directive::Unknown
            }
        };
        self.directives.push_back(directive);
        self.push(TokenKind::Directive, start);
        self.rest_of_line().map_err(context)
    }

    fn directive_name(&mut self) -> Outcome<&'t str> {
        let start = self.cursor.position();
        let length = self.skip_name();
        if length == 0 || !self.at_blank() {
            return Err(self.expected("the name of a directive, such as `YAML` or `TAG`"));
        }
        Ok(self.part(start, start + length))
    }

    fn yaml_directive(&mut self) -> Outcome<Directive> {
        self.cursor.skip_spaces();
        let is_version_1 = self.version_number()?.trim_start_matches('0') == "1";
        if self.cursor.peek() != b'.' {
            return Err(self.expected("a version, such as `1.1`"));
        }
        self.cursor.advance(1);
        self.version_number()?;
        if !self.at_blank() {
            return Err(self.expected("a space or the end of the line"));
        }
        Ok(Directive::Yaml { is_version_1 })
    }

    fn version_number(&mut self) -> Outcome<&'t str> {
        let start = self.cursor.position();
        while self.cursor.peek().is_ascii_digit() {
            self.cursor.advance(1);
        }
        let digits = self.part(start, self.cursor.position());
        if digits.is_empty() {
            return Err(self.expected("a version, such as `1.1`"));
        }
        if digits.len() > MAX_DIGITS {
            return Err(Failure::python(
                PythonException::Value,
                "a number of more than 4,300 digits",
                self.cursor.span_from(start),
            ));
        }
        Ok(digits)
    }

    fn tag_directive(&mut self) -> Outcome<Directive> {
        self.cursor.skip_spaces();
        let handle = self.tag_handle()?;
        if self.cursor.peek() != b' ' {
            return Err(self.expected("a space after the handle"));
        }
        self.cursor.skip_spaces();
        let prefix = self.tag_uri()?;
        if !self.at_blank() {
            return Err(self.expected("a space or the end of the line"));
        }
        Ok(Directive::Tag { handle, prefix })
    }

    /// Skips spaces, a comment and the line break, which is all that may follow a directive or a `|`.
    pub(super) fn rest_of_line(&mut self) -> Outcome<()> {
        self.cursor.skip_spaces();
        self.skip_comment();
        if !self.cursor.at_break_or_end() {
            return Err(self.expected("the end of the line or a comment"));
        }
        self.cursor.take_break();
        Ok(())
    }

    /// Whether a space, a line break or the end is here.
    pub(super) fn at_blank(&self) -> bool {
        self.cursor.peek() == b' ' || self.cursor.at_break_or_end()
    }

    pub(super) fn expected(&self, what: &str) -> Failure {
        self.error(format!("{what} is expected, but here is {}", self.found()))
    }
}
