//! Kinds of documents. The list is closed by law (Luật 64/2025/QH15 Điều 4, NĐ 30/2020/NĐ-CP Điều 7, Party forms);
//! their names and symbols are data (`rules/document-kinds.toml`).

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $slug:literal,)*) => {
        /// The kind of a document, cited or being checked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];

            /// The stable name in JSON and in data files.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $(Kind::$name => $slug,)* }
            }
        }
    };
}

kinds! {
    /// Hiến pháp.
    Constitution = "hien-phap",
    /// Luật.
    Law = "luat",
    /// Bộ luật.
    Code = "bo-luat",
    /// Pháp lệnh.
    Ordinance = "phap-lenh",
    /// Lệnh, sắc lệnh.
    Order = "lenh",
    /// Nghị quyết.
    Resolution = "nghi-quyet",
    /// Nghị quyết liên tịch.
    JointResolution = "nghi-quyet-lien-tich",
    /// Nghị định.
    Decree = "nghi-dinh",
    /// Quyết định.
    Decision = "quyet-dinh",
    /// Chỉ thị.
    Directive = "chi-thi",
    /// Thông tư.
    Circular = "thong-tu",
    /// Thông tư liên tịch.
    JointCircular = "thong-tu-lien-tich",
    /// Văn bản hợp nhất.
    Consolidation = "van-ban-hop-nhat",
    /// Kế hoạch.
    Plan = "ke-hoach",
    /// Chương trình (hành động).
    Programme = "chuong-trinh",
    /// Đề án.
    Scheme = "de-an",
    /// Dự án.
    Project = "du-an",
    /// Phương án.
    Option = "phuong-an",
    /// Chiến lược, quy hoạch and the like.
    Strategy = "chien-luoc",
    /// Tờ trình.
    Proposal = "to-trinh",
    /// Báo cáo.
    Report = "bao-cao",
    /// Công văn.
    Letter = "cong-van",
    /// Công điện.
    Telegram = "cong-dien",
    /// Thông báo.
    Notice = "thong-bao",
    /// Thông cáo.
    Communique = "thong-cao",
    /// Thông tri (Party).
    PartyCircular = "thong-tri",
    /// Kết luận.
    Conclusion = "ket-luan",
    /// Hướng dẫn.
    Guidance = "huong-dan",
    /// Quy chế.
    Regulation = "quy-che",
    /// Quy định.
    Rules = "quy-dinh",
    /// Điều lệ.
    Statute = "dieu-le",
    /// Biên bản.
    Minutes = "bien-ban",
    /// Hợp đồng.
    Contract = "hop-dong",
    /// Bản ghi nhớ.
    Memorandum = "ban-ghi-nho",
    /// Bản thỏa thuận.
    Agreement = "ban-thoa-thuan",
    /// Giấy ủy quyền.
    Authorisation = "giay-uy-quyen",
    /// Giấy mời.
    Invitation = "giay-moi",
    /// Giấy giới thiệu.
    Introduction = "giay-gioi-thieu",
    /// Giấy nghỉ phép.
    LeaveSlip = "giay-nghi-phep",
    /// Phiếu gửi.
    SendingSlip = "phieu-gui",
    /// Phiếu chuyển.
    ForwardingSlip = "phieu-chuyen",
    /// Phiếu báo.
    NoticeSlip = "phieu-bao",
    /// Thư công.
    OfficialLetter = "thu-cong",
    /// Danh mục, bảng, biểu and the like as an attachment.
    List = "danh-muc",
    /// Phụ lục.
    Appendix = "phu-luc",
}

impl Kind {
    /// The kind with that stable name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.slug() == slug)
    }

    /// Whether the law on normative texts may say when it ends (Luật 64/2025/QH15 Điều 4). A plan, a programme or a
    /// letter ends when its body says so.
    #[must_use]
    pub fn may_be_normative(self) -> bool {
        self <= Kind::Consolidation
    }

    /// Luật, Bộ luật, Pháp lệnh, Hiến pháp: cited by name, without number or body (NĐ 30/2020 PL I I.II.6a).
    #[must_use]
    pub fn is_law(self) -> bool {
        matches!(self, Kind::Constitution | Kind::Law | Kind::Code | Kind::Ordinance)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn plans_are_no_normative_texts() {
        for (kind, normative) in [
            (Kind::Law, true),
            (Kind::Decision, true),
            (Kind::Circular, true),
            (Kind::Plan, false),
            (Kind::Letter, false),
        ] {
            assert_eq!(kind.may_be_normative(), normative, "{kind:?}");
        }
    }

    #[test]
    fn slugs_lead_back_to_their_kind() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_slug(kind.slug()), Some(kind));
        }
    }
}
