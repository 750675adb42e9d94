//! Arithmetic on natural numbers in base 2³², least significant limb first, no zero limb at the end.

use std::cmp::Ordering;

pub(super) type Limbs = Vec<u32>;

const LIMB_BITS: u32 = 32;
/// Below this many limbs, multiplying limb by limb is fastest.
const KARATSUBA: usize = 40;
/// The largest power of ten within a limb, and its number of zeros.
const CHUNK: (u64, usize) = (1_000_000_000, 9);

/// The low 32 bits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the high half is carried by the caller"
)]
fn low(value: u64) -> u32 {
    value as u32
}

fn trimmed(mut limbs: Limbs) -> Limbs {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    limbs
}

pub(super) fn from_u64(value: u64) -> Limbs {
    trimmed(vec![low(value), low(value >> LIMB_BITS)])
}

/// The number that digits of a base up to 36 mean, most significant first.
pub(super) fn from_digits(digits: impl Iterator<Item = u8>, base: u64) -> Limbs {
    let mut limbs = Vec::new();
    let (mut scale, mut value) = (1, 0);
    for digit in digits {
        (scale, value) = (scale * base, value * base + u64::from(digit));
        if scale * base > u64::from(u32::MAX) {
            multiply_and_add(&mut limbs, scale, value);
            (scale, value) = (1, 0);
        }
    }
    multiply_and_add(&mut limbs, scale, value);
    trimmed(limbs)
}

/// `limbs * factor + summand`, both at most 32 bits wide.
fn multiply_and_add(limbs: &mut Limbs, factor: u64, summand: u64) {
    let mut carry = summand;
    for limb in limbs.iter_mut() {
        let product = u64::from(*limb) * factor + carry;
        *limb = low(product);
        carry = product >> LIMB_BITS;
    }
    if carry > 0 {
        limbs.push(low(carry));
    }
}

/// The number that digits of `bits` bits each mean, most significant first.
pub(super) fn from_binary_digits(digits: &[u8], bits: u32) -> Limbs {
    let mut limbs = Vec::new();
    let (mut pending, mut filled) = (0, 0);
    for digit in digits.iter().rev() {
        pending |= u64::from(*digit) << filled;
        filled += bits;
        if filled >= LIMB_BITS {
            limbs.push(low(pending));
            pending >>= LIMB_BITS;
            filled -= LIMB_BITS;
        }
    }
    limbs.push(low(pending));
    trimmed(limbs)
}

/// The decimal digits; none if there are more than `limit`.
pub(super) fn to_decimal(limbs: &[u32], limit: usize) -> Option<String> {
    // A limb holds more than nine digits.
    if limbs.len() > limit / CHUNK.1 {
        return None;
    }
    let mut rest = limbs.to_vec();
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let mut remainder = 0;
        for limb in rest.iter_mut().rev() {
            let value = (remainder << LIMB_BITS) | u64::from(*limb);
            *limb = low(value / CHUNK.0);
            remainder = value % CHUNK.0;
        }
        chunks.push(remainder);
        rest = trimmed(rest);
    }
    let mut digits = chunks.pop().unwrap_or_default().to_string();
    for chunk in chunks.iter().rev() {
        digits.push_str(&format!("{chunk:0width$}", width = CHUNK.1));
    }
    (digits.len() <= limit).then_some(digits)
}

pub(super) fn compare(one: &[u32], two: &[u32]) -> Ordering {
    one.len()
        .cmp(&two.len())
        .then_with(|| one.iter().rev().cmp(two.iter().rev()))
}

pub(super) fn sum(one: &[u32], two: &[u32]) -> Limbs {
    let (long, short) = if one.len() < two.len() {
        (two, one)
    } else {
        (one, two)
    };
    let mut total = long.to_vec();
    add_at(&mut total, short, 0);
    total
}

/// Adds `summand`, shifted by `shift` limbs, to `total`.
fn add_at(total: &mut Limbs, summand: &[u32], shift: usize) {
    if total.len() < summand.len() + shift {
        total.resize(summand.len() + shift, 0);
    }
    let mut carry = 0;
    let mut summands = summand.iter();
    for limb in total.iter_mut().skip(shift) {
        let next = summands.next();
        if next.is_none() && carry == 0 {
            return;
        }
        let value = u64::from(*limb) + next.map_or(0, |limb| u64::from(*limb)) + carry;
        *limb = low(value);
        carry = value >> LIMB_BITS;
    }
    if carry > 0 {
        total.push(low(carry));
    }
}

/// `large - small`, where `large` is not the smaller one.
pub(super) fn difference(large: &[u32], small: &[u32]) -> Limbs {
    let mut rest = large.to_vec();
    let mut borrow = false;
    let mut subtrahends = small.iter();
    for limb in &mut rest {
        let next = subtrahends.next();
        if next.is_none() && !borrow {
            break;
        }
        let (partial, first) = limb.overflowing_sub(next.copied().unwrap_or_default());
        let (value, second) = partial.overflowing_sub(u32::from(borrow));
        *limb = value;
        borrow = first || second;
    }
    trimmed(rest)
}

pub(super) fn product(one: &[u32], two: &[u32]) -> Limbs {
    let (long, short) = if one.len() < two.len() {
        (two, one)
    } else {
        (one, two)
    };
    if short.len() < KARATSUBA {
        return schoolbook(long, short);
    }
    let half = long.len().div_ceil(2);
    if short.len() <= half {
        // Unequal lengths: one part of the long factor after the other.
        let mut total = Vec::with_capacity(long.len() + short.len());
        for (position, part) in long.chunks(short.len()).enumerate() {
            add_at(&mut total, &product(part, short), position * short.len());
        }
        return trimmed(total);
    }
    let (long_low, long_high) = long.split_at(half);
    let (short_low, short_high) = short.split_at(half);
    let (long_low, short_low) = (trimmed(long_low.to_vec()), trimmed(short_low.to_vec()));
    let lows = product(&long_low, &short_low);
    let highs = product(long_high, short_high);
    let both = product(&sum(&long_low, long_high), &sum(&short_low, short_high));
    let middle = difference(&difference(&both, &lows), &highs);
    let mut total = lows;
    add_at(&mut total, &middle, half);
    add_at(&mut total, &highs, 2 * half);
    trimmed(total)
}

fn schoolbook(long: &[u32], short: &[u32]) -> Limbs {
    let mut total = vec![0; long.len() + short.len()];
    for (position, factor) in short.iter().enumerate() {
        let mut carry = 0;
        let mut places = total.iter_mut().skip(position);
        for (place, limb) in places.by_ref().zip(long) {
            let value = u64::from(*limb) * u64::from(*factor) + u64::from(*place) + carry;
            *place = low(value);
            carry = value >> LIMB_BITS;
        }
        if let Some(place) = total.get_mut(position + long.len()) {
            *place = low(carry);
        }
    }
    trimmed(total)
}
