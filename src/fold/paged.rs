//! Tables by which a text is read byte by byte: a value for each byte, by the byte before it.
//!
//! The last byte of a letter of Vietnamese has the value of the letter, those before it a neutral one. So there is no
//! decoding, and no branch that depends on how a letter is written: nobody can foresee those.

/// A value for each byte, on pages by the byte before it.
pub(super) struct Paged<T>(Box<[T; PAGES << 8]>);

/// The page on which the next byte is looked up; the first one at the beginning of a character.
#[derive(Clone, Copy, Default)]
pub(super) struct Page(u16);

const PAGES: usize = 16;
/// The pages behind the first bytes of two from C2 to C9, behind E1, and behind E1 and a second byte from B8 to BB: Latin up
/// to Extended-B, and Latin Extended Additional.
const PAIRS: usize = 1;
const BEHIND_ADDITIONAL: usize = 9;
const TRIPLES: usize = 10;
/// The first of the three bytes of Latin Extended Additional.
const ADDITIONAL: u8 = 0xE1;

/// The page behind each byte. Behind a byte from B8 to BB that ends a character no byte from 80 to BF can stand.
const BEHIND: [Page; 256] = {
    let mut pages = [Page(0); 256];
    let mut i = 0;
    while i < 8 {
        pages[0xC2 + i] = Page(((PAIRS + i) << 8) as u16);
        i += 1;
    }
    pages[ADDITIONAL as usize] = Page((BEHIND_ADDITIONAL << 8) as u16);
    let mut i = 0;
    while i < 4 {
        pages[0xB8 + i] = Page(((TRIPLES + i) << 8) as u16);
        i += 1;
    }
    pages
};

impl Page {
    /// How many bytes of its letter lie before `byte`, which is looked up on this page.
    pub(super) fn bytes_before(self, byte: u8) -> usize {
        match usize::from(self.0 >> 8) {
            _ if !(0x80..=0xBF).contains(&byte) => 0,
            0 => 0,
            PAIRS..=BEHIND_ADDITIONAL => 1,
            _ => 2,
        }
    }
}

impl<T: Copy> Paged<T> {
    /// `ascii` of a byte, `other` of a byte of another script, `letter` of the code point whose last byte it is, `lead`
    /// for the bytes before that.
    pub(super) fn new(
        ascii: impl Fn(u8) -> T,
        other: impl Fn(u8) -> T,
        letter: impl Fn(u32) -> T,
        lead: T,
    ) -> Paged<T> {
        let plain = |byte: u8| match byte {
            0..0x80 => ascii(byte),
            0xC2..=0xC9 | ADDITIONAL => lead,
            _ => other(byte),
        };
        let mut all = Box::new([lead; PAGES << 8]);
        for page in all.chunks_exact_mut(1 << 8) {
            page.iter_mut().zip(0..=u8::MAX).for_each(|(value, byte)| *value = plain(byte));
        }
        for (low, last) in (0x80..=0xBF).enumerate() {
            for first in 0..8 {
                all[(PAIRS + first) << 8 | last] = letter(((first as u32 + 2) << 6) + low as u32);
            }
            for second in 0..4 {
                all[(TRIPLES + second) << 8 | last] = letter(0x1E00 + ((second as u32) << 6) + low as u32);
            }
        }
        for second in 0xB8..=0xBB {
            all[BEHIND_ADDITIONAL << 8 | second] = lead;
        }
        Paged(all)
    }

    /// The value of `byte` on `page`, which becomes that of the next byte.
    #[inline]
    pub(super) fn of(&self, byte: u8, page: &mut Page) -> T {
        let value = self.0[(usize::from(page.0) | usize::from(byte)) & ((PAGES << 8) - 1)];
        *page = BEHIND[usize::from(byte)];
        value
    }
}
