//! Between integers and floats, exactly.

use super::magnitude::Limbs;

/// Bits of a float's significand.
const SIGNIFICAND_BITS: usize = 53;
const EXPONENT_BIAS: usize = 1023;

/// The nearest float, ties to even; none if it is beyond the floats.
pub(super) fn from_magnitude(limbs: &[u64]) -> Option<f64> {
    let Some(top) = limbs.last() else {
        return Some(0.0);
    };
    let bits = limbs.len() * 64 - top.leading_zeros() as usize;
    let dropped = bits.saturating_sub(SIGNIFICAND_BITS);
    let mut significand = bits_from(limbs, dropped);
    if dropped > 0 {
        let half = bit(limbs, dropped - 1);
        let beyond_half = lowest_set_bit(limbs) < dropped - 1;
        significand += u64::from(half && (beyond_half || significand & 1 == 1));
    }
    // Exact: rounding up reaches at most 2⁵³.
    #[expect(clippy::cast_precision_loss, reason = "at most 2⁵³")]
    let float = significand as f64 * power_of_two(dropped)?;
    float.is_finite().then_some(float)
}

/// The magnitude of a float that is an integer.
pub(super) fn to_magnitude(float: f64) -> Option<Limbs> {
    if !float.is_finite() || float.fract() != 0.0 {
        return None;
    }
    let bits = float.abs().to_bits();
    let exponent = usize::try_from(bits >> (SIGNIFICAND_BITS - 1)).ok()?;
    let significand = (bits & ((1 << (SIGNIFICAND_BITS - 1)) - 1)) | (1 << (SIGNIFICAND_BITS - 1));
    let point = EXPONENT_BIAS + SIGNIFICAND_BITS - 1;
    let digits: Vec<u8> = if float == 0.0 {
        Vec::new()
    } else if exponent < point {
        binary_digits(significand >> (point - exponent)).collect()
    } else {
        binary_digits(significand)
            .chain(std::iter::repeat_n(0, exponent - point))
            .collect()
    };
    Some(super::magnitude::from_binary_digits(&digits, 1))
}

fn binary_digits(value: u64) -> impl Iterator<Item = u8> {
    (0..u64::BITS)
        .rev()
        .map(move |place| u8::from(value >> place & 1 == 1))
}

fn power_of_two(exponent: usize) -> Option<f64> {
    let biased = u64::try_from(exponent + EXPONENT_BIAS)
        .ok()
        .filter(|&biased| biased < 2047)?;
    Some(f64::from_bits(biased << (SIGNIFICAND_BITS - 1)))
}

fn bit(limbs: &[u64], place: usize) -> bool {
    limbs
        .get(place / 64)
        .is_some_and(|limb| limb >> (place % 64) & 1 == 1)
}

/// The 53 or fewer bits from `place` upwards.
fn bits_from(limbs: &[u64], place: usize) -> u64 {
    let limb = |index: usize| u128::from(limbs.get(index).copied().unwrap_or_default());
    let first = place / 64;
    let window = limb(first) | limb(first + 1) << 64;
    u64::try_from(window >> (place % 64) & u128::from(u64::MAX)).unwrap_or_default()
}

fn lowest_set_bit(limbs: &[u64]) -> usize {
    limbs
        .iter()
        .enumerate()
        .find(|(_, limb)| **limb != 0)
        .map_or(usize::MAX, |(index, limb)| {
            index * 64 + limb.trailing_zeros() as usize
        })
}
