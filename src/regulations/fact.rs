//! The words in which the law as data speaks: how far a fact was checked, and what one text does to another.

macro_rules! slugs {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $slug:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The stable name in records and in JSON.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $($name::$variant => $slug,)* }
            }

            /// The value with that stable name.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.slug() == slug)
            }
        }
    };
}

slugs! {
    /// How far a fact was checked, strongest last, so that `Memory < FullText`.
    Check {
        /// Known only because others cite it.
        Cited = "cited",
        /// Not found in a source; at most a warning of medium confidence.
        Memory = "memory",
        /// Identity and date only.
        Catalogue = "catalogue",
        /// A checked document says so of itself.
        Paper = "paper",
        /// A third party says so; full severity, medium confidence.
        Reported = "reported",
        /// Clause read in a text from OCR.
        FullTextOcr = "full-text-ocr",
        /// An official summary.
        OfficialSummary = "official-summary",
        /// Bộ pháp điển.
        Codification = "codification",
        /// The clause was read.
        FullText = "full-text",
    }
}

slugs! {
    /// What a newer text does to an older one.
    EffectKind {
        /// Thay thế.
        Replaces = "replaces",
        /// Bãi bỏ.
        Repeals = "repeals",
        /// Sửa đổi, bổ sung.
        Amends = "amends",
        /// Quy định chi tiết, hướng dẫn.
        Details = "details",
        /// Đính chính. No amendment (NĐ 78/2025/NĐ-CP Điều 9).
        Corrects = "corrects",
        /// Ngưng hiệu lực.
        Suspends = "suspends",
        /// Hợp nhất: brings a text and its amendments together; changes nothing.
        Consolidates = "consolidates",
        /// Căn cứ vào: the newer text names the older one as its basis. Known of a unit's own papers.
        RestsOn = "rests-on",
    }
}

impl EffectKind {
    /// Whether it can end a text.
    #[must_use]
    pub fn ends(self) -> bool {
        matches!(self, EffectKind::Replaces | EffectKind::Repeals)
    }

    /// Whether the newer text stands on the older one.
    #[must_use]
    pub fn stands_on(self) -> bool {
        matches!(self, EffectKind::Details | EffectKind::RestsOn)
    }
}
