//! Makes a failing text small.

/// The smallest text found by leaving out parts for which `fails` still holds.
pub(crate) fn shrunk(text: &str, mut fails: impl FnMut(&str) -> bool) -> String {
    let mut best: Vec<char> = text.chars().collect();
    let mut length = best.len().div_ceil(2).max(1);
    loop {
        let mut start = 0;
        while start < best.len() {
            let end = (start + length).min(best.len());
            let rest: Vec<char> = best[..start].iter().chain(&best[end..]).copied().collect();
            if fails(&rest.iter().collect::<String>()) {
                best = rest;
            } else {
                start = end;
            }
        }
        if length == 1 {
            return best.into_iter().collect();
        }
        length = length.div_ceil(2);
    }
}
