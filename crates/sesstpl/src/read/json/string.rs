//! Strings.

use sesstpl_yaml::{Text, TextBuilder};

use super::{Dialect, JsonError, Reader};

impl Reader<'_> {
    /// Reads a string from its opening quote on.
    pub(super) fn string(&mut self) -> Result<Text, JsonError> {
        let opening = self.position;
        self.position += 1;
        let mut content = TextBuilder::default();
        loop {
            let run = self.position;
            while self
                .peek()
                .is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
            {
                self.position += 1;
            }
            content.push_str(self.text.get(run..self.position).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(content.finish());
                }
                Some(b'\\') => self.escape(&mut content)?,
                Some(_) => {
                    return Err(self.error("a line break or another control character within quotes"));
                }
                None => {
                    self.position = opening;
                    return Err(self.error("a text in quotes that does not end"));
                }
            }
        }
    }

    fn escape(&mut self, content: &mut TextBuilder) -> Result<(), JsonError> {
        let start = self.position;
        self.position += 1;
        let point = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => u32::from(byte),
            Some(b'b') => 0x08,
            Some(b'f') => 0x0C,
            Some(b'n') => 0x0A,
            Some(b'r') => 0x0D,
            Some(b't') => 0x09,
            Some(b'u') => {
                self.position += 1;
                let first = self.four_digits(start)?;
                return self.surrogates(start, first, content);
            }
            _ => {
                self.position = start;
                return Err(self.error("`\\` before a character that has no meaning after it"));
            }
        };
        self.position += 1;
        content.push_code_point(point);
        Ok(())
    }

    /// Two halves of a surrogate pair in a row are one character.
    fn surrogates(&mut self, start: usize, first: u32, content: &mut TextBuilder) -> Result<(), JsonError> {
        let after_first = self.position;
        if is_high(first) && self.take(b'\\') && self.take(b'u') {
            let second = self.four_digits(after_first)?;
            if is_low(second) {
                content.push_code_point(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                return Ok(());
            }
        }
        if self.dialect == Dialect::Strict && (is_high(first) || is_low(first)) {
            self.position = start;
            return Err(self.error("half a surrogate pair"));
        }
        self.position = after_first;
        content.push_code_point(first);
        Ok(())
    }

    fn four_digits(&mut self, start: usize) -> Result<u32, JsonError> {
        let digits = self
            .bytes
            .get(self.position..self.position + 4)
            .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some(point) = digits {
            self.position += 4;
            Ok(point)
        } else {
            self.position = start;
            Err(self.error("`\\u` without four hexadecimal digits"))
        }
    }
}

fn is_high(point: u32) -> bool {
    (0xD800..0xDC00).contains(&point)
}

fn is_low(point: u32) -> bool {
    (0xDC00..0xE000).contains(&point)
}
