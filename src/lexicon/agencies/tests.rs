use super::{Agencies, How, Nature, Wording};
use crate::resolve::document::Level;

#[test]
fn names_are_found_as_offices_write_them() {
    let all = Agencies::embedded();
    for (name, canonical, how) in [
        ("Phòng Nội vụ", "Phòng Nội vụ", How::Named),
        ("phòng Tư Pháp huyện Bình Minh", "Phòng Tư pháp", How::Named),
        ("Phòng Tài chính-Kế hoạch", "Phòng Tài chính - Kế hoạch", How::Named),
        ("Phòng TC-KH", "Phòng Tài chính - Kế hoạch", How::Short),
        ("Phòng VH&TT thị xã", "Phòng Văn hóa và Thông tin", How::Short),
        ("Phòng Turpháp", "Phòng Tư pháp", How::Misspelt),
        ("Sở Nội vụ tỉnh Đông Hải", "Sở Nội vụ", How::Named),
        ("Văn phòng HĐND- UBND thị xã", "Văn phòng HĐND và UBND", How::Short),
    ] {
        let found = all.find(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(found.agency.map(|(_, a)| a.name.as_str()), Some(canonical), "{name}");
        assert_eq!(found.how, how, "{name}");
    }
}

#[test]
fn families_give_level_and_nature() {
    let all = Agencies::embedded();
    for (name, level, nature) in [
        ("Sở Khoa học Biển", Some(Level::Province), Nature::State),
        ("Bộ phận Một cửa thị xã", Some(Level::District), Nature::State),
        ("Bưu điện thị xã", Some(Level::District), Nature::Enterprise),
        ("Thị Đoàn", None, Nature::Mass),
        ("Công an tỉnh", Some(Level::Province), Nature::Force),
        ("UBND các xã, phường", Some(Level::Commune), Nature::State),
        ("UBND thị xã", Some(Level::District), Nature::State),
        ("Ban Tuyên giáo Thị ủy", None, Nature::Party),
        ("Hội đồng thi đua, khen thưởng thị xã", Some(Level::District), Nature::State),
    ] {
        let found = all.find(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!((found.level, found.nature), (level, nature), "{name}");
    }
    assert!(all.find("Thầy Nguyễn Văn A").is_none());
}

#[test]
fn a_verb_behind_a_name_is_seen() {
    let all = Agencies::embedded();
    assert!(all.find("Phòng Nội vụ thẩm định").unwrap().verb);
    assert!(!all.find("Phòng Nội vụ thị xã").unwrap().verb);
}

#[test]
fn collective_and_generic_wording() {
    let all = Agencies::embedded();
    for name in ["Các phòng, ban, ngành", "UBND xã-phường", "UBND các xã", "UBND xã, phường"] {
        assert_eq!(all.wording(name), Wording::Collective, "{name}");
    }
    assert_eq!(all.wording("Cơ quan được giao chủ trì soạn thảo"), Wording::Generic);
    for name in ["Phòng Nội vụ", "UBND thị xã", "UBND xã Tân Phú", "Cục Thuế"] {
        assert_eq!(all.wording(name), Wording::Name, "{name}");
    }
}

#[test]
fn successors_are_known_and_live_longer() {
    let all = Agencies::embedded();
    for agency in all.all() {
        assert_eq!(agency.to.is_none(), agency.successors.is_empty(), "{}", agency.name);
        for successor in &agency.successors {
            let found = all.find(successor).unwrap_or_else(|| panic!("{successor}"));
            if let Some((_, next)) = found.agency {
                assert!(next.to.is_none() || next.to > agency.to, "{} -> {successor}", agency.name);
            }
        }
    }
    let living = all.provinces().iter().filter(|p| p.to.is_none()).count();
    assert_eq!((living, all.provinces().len()), (34, 63));
}

#[test]
fn what_begins_like_a_body_is_none() {
    let agencies = Agencies::embedded();
    for line in
        ["PHÒNG, CHỐNG THIÊN TAI VÀ TÌM KIẾM CỨU NẠN", "Phòng cháy, chữa cháy", "Tổ chức Tháng hành động", "BỘ CHỈ SỐ"]
    {
        assert!(agencies.find(line).is_none(), "{line}");
    }
    assert!(agencies.find("Phòng Kinh tế").is_some());
}
