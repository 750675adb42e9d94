//! Arithmetic on natural numbers in base 2⁶⁴, least significant limb first, no zero limb at the end.

use std::cmp::Ordering;

pub(super) type Limbs = Vec<u64>;

const LIMB_BITS: u32 = 64;
/// Below this many limbs, multiplying limb by limb is fastest.
const KARATSUBA: usize = 40;
/// The largest power of ten within a limb, and its number of zeros.
const CHUNK: (u128, usize) = (10_000_000_000_000_000_000, 19);

/// The low 64 bits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the high half is carried by the caller"
)]
fn low(value: u128) -> u64 {
    value as u64
}

fn trimmed(mut limbs: Limbs) -> Limbs {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    limbs
}

pub(super) fn from_u64(value: u64) -> Limbs {
    trimmed(vec![value])
}

/// The same number from base 2³².
pub(super) fn from_halves(halves: &[u32]) -> Limbs {
    let join = |pair: &[u32]| {
        pair.iter()
            .rev()
            .fold(0, |limb, &half| limb << 32 | u64::from(half))
    };
    halves.chunks(2).map(join).collect()
}

/// The same number in base 2³².
pub(super) fn into_halves(limbs: &[u64]) -> Vec<u32> {
    let halves = |limb: u64| {
        [limb & u64::from(u32::MAX), limb >> 32].map(|half| u32::try_from(half).unwrap_or(u32::MAX))
    };
    let mut split: Vec<u32> = limbs.iter().flat_map(|&limb| halves(limb)).collect();
    if split.last() == Some(&0) {
        split.pop();
    }
    split
}

/// The number that digits of a base up to 36 mean, most significant first.
pub(super) fn from_digits(digits: impl Iterator<Item = u8>, base: u128) -> Limbs {
    let mut limbs = Vec::new();
    let (mut scale, mut value) = (1, 0);
    for digit in digits {
        (scale, value) = (scale * base, value * base + u128::from(digit));
        if scale * base > u128::from(u64::MAX) {
            multiply_and_add(&mut limbs, scale, value);
            (scale, value) = (1, 0);
        }
    }
    multiply_and_add(&mut limbs, scale, value);
    trimmed(limbs)
}

/// `limbs * factor + summand`, both at most 64 bits wide.
fn multiply_and_add(limbs: &mut Limbs, factor: u128, summand: u128) {
    let mut carry = summand;
    for limb in limbs.iter_mut() {
        let product = u128::from(*limb) * factor + carry;
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
        pending |= u128::from(*digit) << filled;
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
pub(super) fn to_decimal(limbs: &[u64], limit: usize) -> Option<String> {
    // A limb holds more than 19 digits.
    if limbs.len() > limit / CHUNK.1 {
        return None;
    }
    let mut rest = limbs.to_vec();
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let mut remainder = 0;
        for limb in rest.iter_mut().rev() {
            let value = (remainder << LIMB_BITS) | u128::from(*limb);
            *limb = low(value / CHUNK.0);
            remainder = value % CHUNK.0;
        }
        chunks.push(remainder);
        rest = trimmed(rest);
    }
    let first = chunks.pop().unwrap_or_default();
    let later = chunks
        .iter()
        .rev()
        .map(|chunk| format!("{chunk:0width$}", width = CHUNK.1));
    let digits: String = std::iter::once(first.to_string()).chain(later).collect();
    (digits.len() <= limit).then_some(digits)
}

pub(super) fn compare(one: &[u64], two: &[u64]) -> Ordering {
    one.len()
        .cmp(&two.len())
        .then_with(|| one.iter().rev().cmp(two.iter().rev()))
}

pub(super) fn sum(one: &[u64], two: &[u64]) -> Limbs {
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
fn add_at(total: &mut Limbs, summand: &[u64], shift: usize) {
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
        let value = u128::from(*limb) + next.map_or(0, |limb| u128::from(*limb)) + carry;
        *limb = low(value);
        carry = value >> LIMB_BITS;
    }
    if carry > 0 {
        total.push(low(carry));
    }
}

/// `large - small`, where `large` is not the smaller one.
pub(super) fn difference(large: &[u64], small: &[u64]) -> Limbs {
    let mut rest = large.to_vec();
    let mut borrow = false;
    let mut subtrahends = small.iter();
    for limb in &mut rest {
        let next = subtrahends.next();
        if next.is_none() && !borrow {
            break;
        }
        let (partial, first) = limb.overflowing_sub(next.copied().unwrap_or_default());
        let (value, second) = partial.overflowing_sub(u64::from(borrow));
        *limb = value;
        borrow = first || second;
    }
    trimmed(rest)
}

pub(super) fn product(one: &[u64], two: &[u64]) -> Limbs {
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

fn schoolbook(long: &[u64], short: &[u64]) -> Limbs {
    let mut total = vec![0; long.len() + short.len()];
    for (position, factor) in short.iter().enumerate() {
        let Some((last, places)) = total
            .get_mut(position..=position + long.len())
            .and_then(<[u64]>::split_last_mut)
        else {
            continue;
        };
        let mut carry = 0;
        for (place, limb) in places.iter_mut().zip(long) {
            // At most (2⁶⁴ - 1)² + 2 (2⁶⁴ - 1), which is 2¹²⁸ - 1.
            let value = u128::from(*limb) * u128::from(*factor) + u128::from(*place) + carry;
            *place = low(value);
            carry = value >> LIMB_BITS;
        }
        *last = low(carry);
    }
    trimmed(total)
}
