//! What was in force on a given day: the law that comes with the program, and the questions asked of it.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rasoat::date::PartialDate;
use rasoat::kind::Kind;
use rasoat::number::Number;
use rasoat::regulations::{Check, EffectKind, RegulationId, Regulations, Status, audit, record};
use std::fs;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[track_caller]
fn find(law: &Regulations, name: &str) -> RegulationId {
    law.find(name).unwrap_or_else(|| panic!("no record of {name}"))
}

/// A standing in one line: "in force", "ended 2021-08-15 -> 60/2021/NĐ-CP@2021-06-21", …
fn standing(law: &Regulations, name: &str, on: &str) -> String {
    match law.status(find(law, name), day(on)) {
        Status::InForce => "in force".to_owned(),
        Status::NotYetInForce { from } => format!("from {from}"),
        Status::NotYetIssued { issued } => format!("issued {issued}"),
        Status::PartlyEnded(_) => "partly ended".to_owned(),
        Status::Suspended { .. } => "suspended".to_owned(),
        Status::Unknown => "unknown".to_owned(),
        Status::Ended(ending) => {
            let mut successors: Vec<String> = ending.successors.iter().map(|&s| law.name(s)).collect();
            successors.sort();
            format!("ended {} -> {}", ending.on, successors.join(" "))
        }
    }
}

/// A text, a day, its standing on it. Sources are in the records; the texts are those that plans rest on most, and
/// each kind of standing, of chain and of split.
const STANDINGS: &[(&str, &str, &str)] = &[
    ("43/2006/NĐ-CP@2006-04-25", "2006-04-24", "issued 2006-04-25"),
    ("43/2006/NĐ-CP@2006-04-25", "2015-04-05", "in force"),
    ("43/2006/NĐ-CP@2006-04-25", "2015-04-06", "ended 2015-04-06 -> 16/2015/NĐ-CP@2015-02-14"),
    ("43/2006/NĐ-CP@2006-04-25", "2024-01-01", "ended 2015-04-06 -> 60/2021/NĐ-CP@2021-06-21"),
    ("16/2015/NĐ-CP@2015-02-14", "2015-02-13", "issued 2015-02-14"),
    ("16/2015/NĐ-CP@2015-02-14", "2015-03-01", "from 2015-04-06"),
    ("16/2015/NĐ-CP@2015-02-14", "2019-01-09", "in force"),
    ("16/2015/NĐ-CP@2015-02-14", "2021-08-14", "partly ended"),
    ("16/2015/NĐ-CP@2015-02-14", "2021-08-15", "ended 2021-08-15 -> 60/2021/NĐ-CP@2021-06-21"),
    ("54/2016/NĐ-CP@2016-06-14", "2021-08-14", "in force"),
    ("54/2016/NĐ-CP@2016-06-14", "2022-01-01", "ended 2021-08-15 -> 60/2021/NĐ-CP@2021-06-21"),
    ("141/2016/NĐ-CP@2016-10-10", "2022-01-01", "ended 2021-08-15 -> 60/2021/NĐ-CP@2021-06-21"),
    ("60/2021/NĐ-CP@2021-06-21", "2021-07-01", "from 2021-08-15"),
    ("60/2021/NĐ-CP@2021-06-21", "2021-08-15", "in force"),
    ("60/2021/NĐ-CP@2021-06-21", "2026-07-14", "in force"),
    ("60/2021/NĐ-CP@2021-06-21", "2026-07-15", "partly ended"),
    ("77/2015/QH13@2015-06-19", "2015-12-31", "from 2016-01-01"),
    ("77/2015/QH13@2015-06-19", "2016-01-01", "in force"),
    ("77/2015/QH13@2015-06-19", "2018-12-31", "in force"),
    ("77/2015/QH13@2015-06-19", "2025-02-28", "partly ended"),
    ("77/2015/QH13@2015-06-19", "2025-03-01", "ended 2025-03-01 -> 65/2025/QH15@2025-02-19"),
    ("77/2015/QH13@2015-06-19", "2025-06-15", "ended 2025-03-01 -> 65/2025/QH15@2025-02-19"),
    ("77/2015/QH13@2015-06-19", "2025-06-16", "ended 2025-03-01 -> 72/2025/QH15@2025-06-16"),
    ("77/2015/QH13@2015-06-19", "2026-01-01", "ended 2025-03-01 -> 72/2025/QH15@2025-06-16"),
    ("65/2025/QH15@2025-02-19", "2025-02-18", "issued 2025-02-19"),
    ("65/2025/QH15@2025-02-19", "2025-02-20", "from 2025-03-01"),
    ("65/2025/QH15@2025-02-19", "2025-03-01", "in force"),
    ("65/2025/QH15@2025-02-19", "2025-06-15", "in force"),
    ("65/2025/QH15@2025-02-19", "2025-06-16", "ended 2025-06-16 -> 72/2025/QH15@2025-06-16"),
    ("72/2025/QH15@2025-06-16", "2025-06-15", "issued 2025-06-16"),
    ("72/2025/QH15@2025-06-16", "2025-06-16", "in force"),
    ("72/2025/QH15@2025-06-16", "2026-11-21", "in force"),
    ("47/2019/QH14@2019-11-22", "2020-06-30", "from 2020-07-01"),
    ("47/2019/QH14@2019-11-22", "2020-07-01", "in force"),
    ("47/2019/QH14@2019-11-22", "2026-01-01", "ended 2025-03-01 -> 63/2025/QH15@2025-02-18 72/2025/QH15@2025-06-16"),
    ("130/2005/NĐ-CP@2005-10-17", "2026-04-30", "in force"),
    ("130/2005/NĐ-CP@2005-10-17", "2026-05-01", "ended 2026-05-01 -> 75/2026/NĐ-CP@2026-03-16"),
    ("117/2013/NĐ-CP@2013-10-07", "2026-04-30", "in force"),
    ("117/2013/NĐ-CP@2013-10-07", "2026-05-01", "ended 2026-05-01 -> 75/2026/NĐ-CP@2026-03-16"),
    ("75/2026/NĐ-CP@2026-03-16", "2026-04-01", "from 2026-05-01"),
    ("75/2026/NĐ-CP@2026-03-16", "2026-05-01", "in force"),
    ("61/2018/NĐ-CP@2018-04-23", "2018-05-01", "from 2018-06-21"),
    ("61/2018/NĐ-CP@2018-04-23", "2018-06-21", "in force"),
    ("61/2018/NĐ-CP@2018-04-23", "2025-06-30", "in force"),
    ("61/2018/NĐ-CP@2018-04-23", "2025-07-01", "ended 2025-07-01 -> 118/2025/NĐ-CP@2025-06-09"),
    ("61/2018/NĐ-CP@2018-04-23", "2026-01-01", "ended 2025-07-01 -> 118/2025/NĐ-CP@2025-06-09"),
    ("107/2021/NĐ-CP@2021-12-06", "2024-01-01", "in force"),
    ("107/2021/NĐ-CP@2021-12-06", "2025-07-01", "ended 2025-07-01 -> 118/2025/NĐ-CP@2025-06-09"),
    ("118/2025/NĐ-CP@2025-06-09", "2025-06-30", "from 2025-07-01"),
    ("118/2025/NĐ-CP@2025-06-09", "2025-07-01", "in force"),
    ("42/2022/NĐ-CP@2022-06-24", "2026-06-30", "in force"),
    ("42/2022/NĐ-CP@2022-06-24", "2026-07-01", "ended 2026-07-01 -> 224/2026/NĐ-CP@2026-06-24"),
    ("64/2007/NĐ-CP@2007-04-10", "2026-06-30", "in force"),
    ("64/2007/NĐ-CP@2007-04-10", "2026-07-01", "ended 2026-07-01 -> 224/2026/NĐ-CP@2026-06-24"),
    ("45/2026/NĐ-CP@2026-01-26", "2026-07-01", "ended 2026-07-01 -> 224/2026/NĐ-CP@2026-06-24"),
    ("224/2026/NĐ-CP@2026-06-24", "2026-06-30", "from 2026-07-01"),
    ("224/2026/NĐ-CP@2026-06-24", "2026-07-01", "in force"),
    ("108/2014/NĐ-CP@2014-11-20", "2023-07-19", "in force"),
    ("108/2014/NĐ-CP@2014-11-20", "2023-07-20", "ended 2023-07-20 -> 29/2023/NĐ-CP@2023-06-03"),
    ("108/2014/NĐ-CP@2014-11-20", "2026-01-01", "ended 2023-07-20 -> 154/2025/NĐ-CP@2025-06-15"),
    ("113/2018/NĐ-CP@2018-08-31", "2023-07-20", "ended 2023-07-20 -> 29/2023/NĐ-CP@2023-06-03"),
    ("143/2020/NĐ-CP@2020-12-10", "2024-01-01", "ended 2023-07-20 -> 29/2023/NĐ-CP@2023-06-03"),
    ("29/2023/NĐ-CP@2023-06-03", "2024-01-01", "in force"),
    ("29/2023/NĐ-CP@2023-06-03", "2025-06-16", "ended 2025-06-16 -> 154/2025/NĐ-CP@2025-06-15"),
    ("34/2016/NĐ-CP@2016-05-14", "2025-03-31", "partly ended"),
    ("34/2016/NĐ-CP@2016-05-14", "2025-04-01", "ended 2025-04-01 -> 78/2025/NĐ-CP@2025-04-01"),
    ("154/2020/NĐ-CP@2020-12-31", "2025-04-01", "ended 2025-04-01 -> 78/2025/NĐ-CP@2025-04-01"),
    ("78/2025/NĐ-CP@2025-04-01", "2025-04-01", "in force"),
    ("80/2015/QH13@2015-06-22", "2016-06-30", "from 2016-07-01"),
    ("80/2015/QH13@2015-06-22", "2016-07-01", "in force"),
    ("80/2015/QH13@2015-06-22", "2025-03-31", "partly ended"),
    ("80/2015/QH13@2015-06-22", "2025-04-01", "ended 2025-04-01 -> 64/2025/QH15@2025-02-19"),
    ("63/2020/QH14@2020-06-18", "2025-04-01", "ended 2025-04-01 -> 64/2025/QH15@2025-02-19"),
    ("17/2008/QH12@2008-06-03", "2016-06-30", "in force"),
    ("17/2008/QH12@2008-06-03", "2016-07-01", "ended 2016-07-01 -> 80/2015/QH13@2015-06-22"),
    ("17/2008/QH12@2008-06-03", "2025-04-01", "ended 2016-07-01 -> 64/2025/QH15@2025-02-19"),
    ("31/2004/QH11@2004-12-03", "2016-07-01", "ended 2016-07-01 -> 80/2015/QH13@2015-06-22"),
    ("64/2025/QH15@2025-02-19", "2025-03-31", "from 2025-04-01"),
    ("64/2025/QH15@2025-02-19", "2025-04-01", "in force"),
    ("22/2008/QH12@2008-11-13", "2025-06-30", "in force"),
    ("22/2008/QH12@2008-11-13", "2025-07-01", "ended 2025-07-01 -> 80/2025/QH15@2025-06-24"),
    ("52/2019/QH14@2019-11-25", "2025-07-01", "in force"),
    ("52/2019/QH14@2019-11-25", "2026-07-01", "ended 2026-07-01 -> 129/2025/QH15@2025-12-10 80/2025/QH15@2025-06-24"),
    ("80/2025/QH15@2025-06-24", "2025-06-30", "from 2025-07-01"),
    ("80/2025/QH15@2025-06-24", "2025-07-01", "in force"),
    ("58/2010/QH12@2010-11-15", "2026-06-30", "partly ended"),
    ("58/2010/QH12@2010-11-15", "2026-07-01", "ended 2026-07-01 -> 129/2025/QH15@2025-12-10"),
    ("129/2025/QH15@2025-12-10", "2026-06-30", "from 2026-07-01"),
    ("129/2025/QH15@2025-12-10", "2026-07-01", "in force"),
    ("11/2022/QH15@2022-11-14", "2025-06-30", "in force"),
    ("11/2022/QH15@2022-11-14", "2025-07-01", "ended 2025-07-01 -> 84/2025/QH15@2025-06-25"),
    ("56/2010/QH12@2010-11-15", "2023-06-30", "in force"),
    ("56/2010/QH12@2010-11-15", "2023-07-01", "ended 2023-07-01 -> 11/2022/QH15@2022-11-14"),
    ("56/2010/QH12@2010-11-15", "2025-07-01", "ended 2023-07-01 -> 84/2025/QH15@2025-06-25"),
    ("39/2022/NĐ-CP@2022-06-18", "2026-05-28", "in force"),
    ("39/2022/NĐ-CP@2022-06-18", "2026-05-29", "ended 2026-05-29 -> 191/2026/NĐ-CP@2026-05-29"),
    ("106/2020/NĐ-CP@2020-09-10", "2026-06-30", "in force"),
    ("106/2020/NĐ-CP@2020-09-10", "2026-07-01", "partly ended"),
    ("167/2017/NĐ-CP@2017-12-31", "2024-12-31", "in force"),
    ("167/2017/NĐ-CP@2017-12-31", "2025-01-01", "ended 2025-01-01 -> 03/2025/NĐ-CP@2025-01-01"),
    ("67/2021/NĐ-CP@2021-07-15", "2024-12-31", "in force"),
    ("67/2021/NĐ-CP@2021-07-15", "2025-01-01", "ended 2025-01-01 -> 03/2025/NĐ-CP@2025-01-01"),
    ("151/2017/NĐ-CP@2017-12-26", "2025-07-01", "ended 2025-07-01 -> 186/2025/NĐ-CP@2025-07-01"),
    ("34/2019/NĐ-CP@2019-04-24", "2023-07-31", "in force"),
    ("34/2019/NĐ-CP@2019-04-24", "2023-08-01", "ended 2023-08-01 -> 33/2023/NĐ-CP@2023-06-10"),
    ("83/2015/QH13@2015-06-25", "2025-12-31", "in force"),
    ("83/2015/QH13@2015-06-25", "2026-01-01", "ended 2026-01-01 -> 89/2025/QH15@2025-06-25"),
    ("01/2002/QH11@2002-12-16", "2016-12-31", "in force"),
    ("01/2002/QH11@2002-12-16", "2017-01-01", "ended 2017-01-01 -> 83/2015/QH13@2015-06-25"),
    ("01/2002/QH11@2002-12-16", "2026-01-01", "ended 2017-01-01 -> 89/2025/QH15@2025-06-25"),
    ("30c/NQ-CP@2011-11-08", "2019-01-09", "in force"),
    ("30c/NQ-CP@2011-11-08", "2024-01-01", "in force"),
    ("76/NQ-CP@2013-06-13", "2013-06-12", "from 2013-06-13"),
    ("76/NQ-CP@2013-06-13", "2019-01-09", "in force"),
    ("76/NQ-CP@2021-07-15", "2021-07-14", "issued 2021-07-15"),
    ("76/NQ-CP@2021-07-15", "2026-11-21", "in force"),
    ("27/CT-TTg@2023-10-27", "2024-01-01", "in force"),
    ("27/CT-TTg@2026-06-27", "2026-01-01", "issued 2026-06-27"),
    ("27/CT-TTg@2026-06-27", "2026-07-01", "in force"),
    ("282/QĐ-TTg@2026-02-12", "2026-02-11", "issued 2026-02-12"),
    ("282/QĐ-TTg@2026-02-12", "2026-03-01", "in force"),
    ("225/QĐ-TTg@2016-02-04", "2020-01-01", "in force"),
    ("30/2020/NĐ-CP@2020-03-05", "2020-03-04", "issued 2020-03-05"),
    ("30/2020/NĐ-CP@2020-03-05", "2020-03-05", "in force"),
    ("30/2020/NĐ-CP@2020-03-05", "2026-11-21", "in force"),
    ("110/2004/NĐ-CP@2004-04-08", "2020-03-04", "in force"),
    ("110/2004/NĐ-CP@2004-04-08", "2020-03-05", "ended 2020-03-05 -> 30/2020/NĐ-CP@2020-03-05"),
    ("09/2010/NĐ-CP@2010-02-08", "2020-03-04", "in force"),
    ("09/2010/NĐ-CP@2010-02-08", "2020-03-05", "ended 2020-03-05 -> 30/2020/NĐ-CP@2020-03-05"),
    ("45/2025/NĐ-CP@2025-02-28", "2025-06-30", "in force"),
    ("45/2025/NĐ-CP@2025-02-28", "2025-07-01", "ended 2025-07-01 -> 150/2025/NĐ-CP@2025-06-12"),
    ("150/2025/NĐ-CP@2025-06-12", "2025-07-01", "in force"),
    ("23/2008/QH12@2008-11-13", "2024-12-31", "partly ended"),
    ("23/2008/QH12@2008-11-13", "2025-01-01", "ended 2025-01-01 -> 35/2024/QH15@2024-06-27 36/2024/QH15@2024-06-27"),
    (
        "43/2002/PL-UBTVQH10@2002-05-25",
        "2011-01-01",
        "ended 2011-01-01 -> 41/2009/QH12@2009-11-23 49/2010/QH12@2010-06-17",
    ),
    ("09/1998/QH10@1998-12-02", "2012-07-01", "ended 2012-07-01 -> 02/2011/QH13@2011-11-11 03/2011/QH13@2011-11-11"),
    ("09/1998/QH10@1998-12-02", "2018-07-01", "ended 2012-07-01 -> 02/2011/QH13@2011-11-11 03/2011/QH13@2011-11-11"),
    ("09/1998/QH10@1998-12-02", "2019-01-01", "ended 2012-07-01 -> 02/2011/QH13@2011-11-11 25/2018/QH14@2018-06-12"),
    ("62/2015/NĐ-CP@2015-07-18", "2026-07-01", "ended 2026-07-01 -> 152/2026/NĐ-CP@2026-05-13"),
    ("40/2010/NĐ-CP@2010-04-12", "2017-01-01", "ended 2016-07-01 -> 34/2016/NĐ-CP@2016-05-14"),
    ("40/2010/NĐ-CP@2010-04-12", "2025-05-01", "ended 2016-07-01 -> 78/2025/NĐ-CP@2025-04-01"),
    ("93/2018/TT-BTC@2018-10-05", "2021-06-02", "ended 2021-06-02 -> 27/2021/TT-BTC@2021-04-19"),
    ("2190/QĐ-BTC@2018-11-19", "2021-06-01", "in force"),
    ("2190/QĐ-BTC@2018-11-19", "2021-06-02", "ended 2021-06-02 -> 27/2021/TT-BTC@2021-04-19"),
    ("20/2017/NĐ-CP@2017-02-24", "2020-12-19", "in force"),
    ("20/2017/NĐ-CP@2017-02-24", "2021-01-01", "ended 2020-12-20 -> 132/2020/NĐ-CP@2020-11-05"),
    ("20/2017/NĐ-CP@2017-02-24", "2026-07-01", "ended 2020-12-20 -> 132/2020/NĐ-CP@2020-11-05"),
    ("152/2025/NĐ-CP@2025-06-14", "2027-02-28", "in force"),
    ("152/2025/NĐ-CP@2025-06-14", "2027-03-01", "ended 2027-03-01 -> "),
    ("52/2024/NĐ-CP@2024-05-15", "2024-06-01", "from 2027-07-01"),
    ("52/2024/NĐ-CP@2024-05-15", "2027-07-01", "in force"),
    ("181/2003/QĐ-TTg@2003-09-04", "2007-07-21", "in force"),
    ("181/2003/QĐ-TTg@2003-09-04", "2007-07-22", "ended 2007-07-22 -> 93/2007/QĐ-TTg@2007-06-22"),
    ("93/2007/QĐ-TTg@2007-06-22", "2008-01-01", "in force"),
    ("93/2007/QĐ-TTg@2007-06-22", "2015-06-01", "ended 2015-05-10 -> 09/2015/QĐ-TTg@2015-03-25"),
    ("93/2007/QĐ-TTg@2007-06-22", "2019-01-01", "ended 2015-05-10 -> 61/2018/NĐ-CP@2018-04-23"),
    ("09/2019/NĐ-CP", "2024-01-01", "in force"),
    ("26/2019/TT-BTC@2019-05-10", "2024-01-01", "in force"),
    ("08/2019/TT-BLĐTBXH@2019-03-08", "2023-12-28", "in force"),
    ("08/2019/TT-BLĐTBXH@2019-03-08", "2024-06-01", "unknown"),
    ("202/2025/QH15@2025-06-12", "2025-06-11", "issued 2025-06-12"),
    ("202/2025/QH15@2025-06-12", "2025-06-12", "in force"),
    ("203/2025/QH15@2025-06-16", "2025-07-01", "in force"),
    ("190/2025/QH15@2025-02-19", "2026-01-01", "in force"),
    ("176/2025/QH15@2025-02-18", "2025-03-01", "in force"),
    ("23/CT-TTg@2021-09-02", "2021-09-01", "issued 2021-09-02"),
    ("23/CT-TTg@2021-09-02", "2026-01-01", "in force"),
    ("07/CT-TTg@2013-05-22", "2019-01-09", "in force"),
    ("84/2025/QH15@2025-06-25", "2025-07-01", "in force"),
    ("154/2025/NĐ-CP@2025-06-15", "2025-06-16", "in force"),
    ("191/2026/NĐ-CP@2026-05-29", "2026-06-01", "in force"),
    ("232/2026/NĐ-CP@2026-06-26", "2026-06-30", "from 2026-07-01"),
    ("233/2026/NĐ-CP@2026-06-26", "2026-07-01", "in force"),
    ("234/2026/NĐ-CP@2026-06-26", "2026-07-01", "in force"),
    ("4625/BNV-CCHC@2025-07-02", "2026-01-01", "unknown"),
    ("12/2025/TT-BCA", "2026-06-01", "in force"),
    ("12/2025/TT-BCA", "2026-07-15", "unknown"),
];

#[test]
fn standings_on_a_day() {
    let law = Regulations::embedded();
    let mut wrong = Vec::new();
    for (name, on, want) in STANDINGS {
        let got = standing(&law, name, on);
        if got != *want {
            wrong.push(format!("{name} on {on}: {got}, not {want}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names of the texts found, sorted.
fn named(law: &Regulations, name: &str, date: Option<PartialDate>) -> Vec<String> {
    let mut names: Vec<String> = law.with_name(name, date).into_iter().map(|id| law.name(id)).collect();
    names.sort();
    names
}

#[test]
fn laws_are_found_by_name_and_date() {
    let law = Regulations::embedded();
    let local = "Luật Tổ chức chính quyền địa phương";
    let (first, second, third) = ("77/2015/QH13@2015-06-19", "65/2025/QH15@2025-02-19", "72/2025/QH15@2025-06-16");
    assert_eq!(named(&law, local, None), [second, third, first].map(String::from));
    assert_eq!(named(&law, local, Some(PartialDate::Year(2015))), [first]);
    assert_eq!(named(&law, local, Some(PartialDate::Year(2025))), [second, third]);
    assert_eq!(named(&law, local, Some(PartialDate::Day(day("2025-06-16")))), [third]);
    assert_eq!(named(&law, "LUẬT TỔ CHỨC  CHÍNH QUYỀN ĐỊA PHƯƠNG", Some(PartialDate::Year(2015))), [first]);
    assert_eq!(named(&law, "Tổ chức chính quyền địa phương", Some(PartialDate::Year(2015))), [first]);
    assert_eq!(named(&law, "Bộ luật Lao động", Some(PartialDate::Year(2019))), ["45/2019/QH14@2019-11-20"]);
    assert_eq!(named(&law, "Luật Luật sư", Some(PartialDate::Year(2006))), ["65/2006/QH11@2006-06-29"]);
    assert_eq!(named(&law, "Hiến pháp", Some(PartialDate::Year(2013))), ["HP-2013@2013-11-28"]);
    assert!(named(&law, "Luật Không có", None).is_empty());
    assert!(named(&law, "", None).len() < 4);
}

#[test]
fn one_number_may_be_several_texts() {
    let law = Regulations::embedded();
    let of = |number: &str, kind| {
        let ids = law.with_number(&Number(number.to_owned()), kind);
        ids.into_iter().map(|id| law.name(id)).collect::<Vec<_>>()
    };
    assert_eq!(of("76/NQ-CP", Some(Kind::Resolution)), ["76/NQ-CP@2013-06-13", "76/NQ-CP@2021-07-15"]);
    assert_eq!(of("27/CT-TTg", None), ["27/CT-TTg@2023-10-27", "27/CT-TTg@2026-06-27"]);
    assert_eq!(of("16/2015/ND-CP", Some(Kind::Decree)), ["16/2015/NĐ-CP@2015-02-14"]);
    assert_eq!(of("24/2008/QH12", Some(Kind::Law)), ["24/2008/QH12@2008-11-13"]);
    assert_eq!(of("24/2008/QH12", None).len(), 2);
    // Every province has a decision of that number: the number alone finds none of them.
    assert!(of("532/QĐ-UBND", None).is_empty());
    let province = law.with_number_of(&Number("532/QĐ-UBND".to_owned()), None, "Ủy ban nhân dân tỉnh Bắc Ninh");
    assert!(province.iter().any(|&id| law.get(id).issuer.contains("Bắc Ninh")));
}

#[test]
fn what_ships_has_nothing_odd_that_is_not_marked() {
    let mut files = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/regulations")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|s| s.to_str()).expect("a name").to_owned();
        if audit::is_records(&name) {
            files.push((name, fs::read_to_string(&path).expect("a file")));
        }
    }
    files.sort();
    let files: Vec<_> = files.iter().map(|(name, text)| (Some(name.as_str()), text.as_str())).collect();
    let findings = audit::audit(&audit::read_files(&files).expect("the records can be read"));
    let unexplained: Vec<String> = findings.iter().filter(|f| !f.explained).map(ToString::to_string).collect();
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}

#[test]
fn a_successor_says_how_sure_it_is() {
    let law = Regulations::embedded();
    let ending = |name: &str, on: &str| law.ending(find(&law, name), day(on)).expect("ended");
    let autonomy = ending("43/2006/NĐ-CP@2006-04-25", "2024-01-01");
    let names: Vec<String> = autonomy.chain[0].iter().map(|&id| law.name(id)).collect();
    assert_eq!(names, ["43/2006/NĐ-CP@2006-04-25", "16/2015/NĐ-CP@2015-02-14", "60/2021/NĐ-CP@2021-06-21"]);
    assert_eq!((autonomy.check, autonomy.inferred), (Check::Codification, false));
    // One step of the chain rests on memory: the whole of it does.
    assert_eq!(ending("108/2014/NĐ-CP@2014-11-20", "2024-01-01").check, Check::Reported);
    assert_eq!(ending("108/2014/NĐ-CP@2014-11-20", "2026-01-01").check, Check::Memory);
}

#[test]
fn a_period_is_no_end() {
    let law = Regulations::embedded();
    let programme = find(&law, "30c/NQ-CP@2011-11-08");
    assert_eq!(law.get(programme).period, Some((2011, 2020)));
    assert_eq!(law.status(programme, day("2024-01-01")), Status::InForce);
}

#[test]
fn amendments_count_from_their_own_day() {
    let law = Regulations::embedded();
    let one_stop = find(&law, "61/2018/NĐ-CP@2018-04-23");
    let amended = |on: &str| {
        let effects = law.effects_on(one_stop);
        law.amendments(one_stop, day(on)).into_iter().map(|i| law.name(effects[i].from)).collect::<Vec<_>>()
    };
    assert!(amended("2021-12-05").is_empty());
    assert_eq!(amended("2021-12-06"), ["107/2021/NĐ-CP@2021-12-06"]);
    for (amended, by) in [
        ("60/2021/NĐ-CP@2021-06-21", "111/2025/NĐ-CP@2025-05-22"),
        ("78/2025/NĐ-CP@2025-04-01", "187/2025/NĐ-CP@2025-07-01"),
        ("64/2025/QH15@2025-02-19", "87/2025/QH15@2025-06-25"),
        ("118/2025/NĐ-CP@2025-06-09", "367/2025/NĐ-CP@2025-12-31"),
        ("30c/NQ-CP@2011-11-08", "76/NQ-CP@2013-06-13"),
        ("10/2025/TT-BNV@2025-06-19", "06/2026/TT-BNV@2026-04-29"),
        ("26/2019/TT-BTC@2019-05-10", "33/2022/TT-BTC@2022-06-09"),
        ("77/2015/QH13@2015-06-19", "47/2019/QH14@2019-11-22"),
        ("80/2015/QH13@2015-06-22", "63/2020/QH14@2020-06-18"),
    ] {
        let effects = law.effects_on(find(&law, amended));
        assert!(
            effects.iter().any(|e| e.kind == EffectKind::Amends && law.name(e.from) == by),
            "{by} amends {amended}"
        );
    }
}

/// A consolidated text is over when the text is that it brings together; what else it names does not count.
#[test]
fn a_consolidated_text_stands_with_what_it_brings_together() {
    let law = law_of(
        "1/2010/NĐ-CP@2010-01-01 effective = 2010-01-01
         2/2012/NĐ-CP@2012-01-01 effective = 2012-01-01 | effects = [{ amends = '1/2010/NĐ-CP@2010-01-01' }]
         3/VBHN-BNV@2013-01-01 kind = 'van-ban-hop-nhat' | effects = [{ consolidates = '1/2010/NĐ-CP@2010-01-01' }, { consolidates = '2/2012/NĐ-CP@2012-01-01' }]
         4/2014/NĐ-CP@2014-01-01 effective = 2014-01-01 | effects = [{ repeals = '2/2012/NĐ-CP@2012-01-01' }]
         5/2016/NĐ-CP@2016-01-01 effective = 2016-01-01 | effects = [{ replaces = '1/2010/NĐ-CP@2010-01-01' }]",
    );
    let on = |on: &str| standing(&law, "3/VBHN-BNV@2013-01-01", on);
    assert_eq!(on("2014-01-01"), "in force");
    assert_eq!(on("2015-12-31"), "in force");
    assert_eq!(on("2016-01-01"), "ended 2016-01-01 -> 5/2016/NĐ-CP@2016-01-01");
    let ending = law.ending(find(&law, "3/VBHN-BNV@2013-01-01"), day("2016-01-01")).expect("over");
    assert!(ending.inferred);
    assert_eq!(ending.chain[0].len(), 3);
}

/// Records of a small made-up law.
fn law_of(records: &str) -> Regulations {
    let mut text = String::new();
    for line in records.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        text += &format!("[\"{key}\"]\ncheck = \"full-text\"\nsource = \"s\"\n{}\n", rest.replace(" | ", "\n"));
    }
    Regulations::from_records(&record::read(&text).expect("records")).expect("a law")
}

#[test]
fn what_details_an_ended_text_ends_with_it_or_not_by_the_day() {
    let law = law_of(
        "1/2010/NĐ-CP@2010-01-01 effective = 2010-01-01
         2/2012/NĐ-CP@2012-01-01 effective = 2012-01-01
         1/2011/TT-BNV@2011-01-01 effective = 2011-01-01 | effects = [{ details = '1/2010/NĐ-CP@2010-01-01' }]
         2/2013/TT-BNV@2013-01-01 effective = 2013-01-01 | effects = [{ details = '2/2012/NĐ-CP@2012-01-01' }]
         3/2020/NĐ-CP@2020-01-01 effective = 2020-01-01 | effects = [{ replaces = '1/2010/NĐ-CP@2010-01-01' }]
         4/2026/NĐ-CP@2026-01-01 effective = 2026-01-01 | effects = [{ replaces = '2/2012/NĐ-CP@2012-01-01' }]",
    );
    let ended = |name: &str, on: &str| law.parents_ended(find(&law, name), day(on));
    assert!(ended("1/2011/TT-BNV@2011-01-01", "2019-12-31").is_empty());
    let before = ended("1/2011/TT-BNV@2011-01-01", "2020-01-01");
    assert_eq!((before.len(), before[0].doctrine.ends_with_parent), (1, true));
    assert!(before[0].doctrine.law.starts_with("80/2015/QH13"));
    let since = ended("2/2013/TT-BNV@2013-01-01", "2026-06-01");
    assert_eq!((since.len(), since[0].doctrine.ends_with_parent), (1, false));
    assert!(since[0].doctrine.law.starts_with("64/2025/QH15"));
}

#[test]
fn damage_is_seen_two_steps_up() {
    let law = law_of(
        "1/2010/NĐ-CP@2010-01-01 effective = 2010-01-01
         1/2011/TT-BNV@2011-01-01 effects = [{ details = '1/2010/NĐ-CP@2010-01-01' }]
         7/KH-UBND@2012-01-01 effects = [{ rests-on = '1/2011/TT-BNV@2011-01-01' }]
         3/2020/NĐ-CP@2020-01-01 effective = 2020-01-01 | effects = [{ replaces = '1/2010/NĐ-CP@2010-01-01' }]",
    );
    let plan = find(&law, "7/KH-UBND@2012-01-01");
    assert!(law.indirect_damage(plan, day("2019-12-31"), 2).is_empty());
    let damage = law.indirect_damage(plan, day("2020-01-01"), 2);
    let path: Vec<String> = damage[0].path.iter().map(|&id| law.name(id)).collect();
    assert_eq!(path, ["7/KH-UBND@2012-01-01", "1/2011/TT-BNV@2011-01-01", "1/2010/NĐ-CP@2010-01-01"]);
    assert!(law.indirect_damage(plan, day("2020-01-01"), 1).is_empty());
}

#[test]
fn a_suspension_has_two_ends() {
    let law = law_of(
        "1/2010/NĐ-CP@2010-01-01 effective = 2010-01-01
         2/2012/NQ-CP@2012-01-01 effects = [{ suspends = '1/2010/NĐ-CP@2010-01-01', from = 2012-02-01, until = 2012-12-31 }]",
    );
    let on = |on: &str| standing(&law, "1/2010/NĐ-CP@2010-01-01", on);
    assert_eq!(
        ["2012-01-31", "2012-02-01", "2012-12-31", "2013-01-01"].map(on),
        ["in force", "suspended", "suspended", "in force"]
    );
}

#[test]
fn a_units_own_records_lie_over_the_law() {
    let text = "
['19/KH-UBND@2026-01-15']
kind = 'ke-hoach'
issuer = 'UBND xã Tân Lập'
title = 'Cải cách hành chính năm 2026'
check = 'full-text'
source = 'Kế hoạch của xã'
effects = [{ rests-on = '282/QĐ-TTg@2026-02-12' }]
['75/2026/NĐ-CP@2026-03-16']
check = 'full-text'
source = 'Ghi chú của xã'
effects = [{ amends = '60/2021/NĐ-CP@2021-06-21', from = 2026-05-01 }]
";
    let records = record::read(text).expect("records");
    let law = Regulations::embedded().with(&records).expect("lies over the law");
    assert_eq!(law.len(), Regulations::embedded().len() + 1);
    let plan = find(&law, "19/KH-UBND@2026-01-15");
    assert_eq!(law.get(plan).title, "Cải cách hành chính năm 2026");
    assert_eq!(law.effects_of(plan)[0].to, find(&law, "282/QĐ-TTg@2026-02-12"));
    let number = Number("19/KH-UBND".to_owned());
    assert_eq!(law.with_number_of(&number, Some(Kind::Plan), "Ủy ban nhân dân xã Tân Lập"), [plan]);
    // What it says of a text that is known already is added; that text itself stays as it is.
    let decree = find(&law, "75/2026/NĐ-CP@2026-03-16");
    assert_eq!(law.get(decree).check, Check::FullTextOcr);
    assert!(law.effects_on(find(&law, "60/2021/NĐ-CP@2021-06-21")).iter().any(|e| e.from == decree));
    assert!(
        Regulations::embedded()
            .with(
                &record::read("['1/KH-UBND']\ncheck='memory'\nsource='s'\neffects=[{replaces='2/KH-UBND'}]")
                    .expect("records")
            )
            .is_err()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// A chain of any length, its links a few days or years apart, asked on any day.
    #[test]
    fn a_chain_leads_to_the_text_in_force(gaps in prop::collection::vec(1u64..2000, 1..40), ask in 0u64..60_000) {
        let start = day("1990-01-01");
        let mut on = start;
        let mut text = String::new();
        let mut days = Vec::new();
        for (i, gap) in gaps.iter().enumerate() {
            on = on + Days::new(*gap);
            let replaces = days.last().map(|before| format!("effects = [{{ replaces = '{}/NĐ-CP@{before}' }}]", i - 1));
            text += &format!("{i}/NĐ-CP@{on} {} | effective = {on}\n", replaces.unwrap_or_else(|| "effects = []".to_owned()));
            days.push(on);
        }
        let law = law_of(&text);
        let asked = start + Days::new(ask);
        for (i, issued) in days.iter().enumerate() {
            let id = find(&law, &format!("{i}/NĐ-CP@{issued}"));
            let next = days.get(i + 1);
            match law.status(id, asked) {
                Status::NotYetIssued { .. } => prop_assert!(asked < *issued),
                Status::InForce => prop_assert!(*issued <= asked && next.is_none_or(|next| asked < *next)),
                Status::Ended(ending) => {
                    prop_assert_eq!(Some(&ending.on), next);
                    prop_assert!(ending.on <= asked);
                    let living = days.iter().rposition(|d| *d <= asked).unwrap_or_default();
                    prop_assert_eq!(ending.successors, vec![find(&law, &format!("{living}/NĐ-CP@{}", days[living]))]);
                    prop_assert_eq!(ending.chain[0].len(), living - i + 1);
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }

    /// Whatever the records say, an answer comes back, and what has ended stays ended.
    #[test]
    fn any_records_get_an_answer(effects in prop::collection::vec((0usize..12, 0usize..12, 0usize..7, 0u64..4000), 0..60)) {
        let verbs = ["replaces", "repeals", "amends", "details", "corrects", "suspends", "rests-on"];
        let start = day("2000-01-01");
        let mut text = String::new();
        for i in 0..12u64 {
            let of: Vec<String> = effects
                .iter()
                .filter(|e| e.0 as u64 == i)
                .map(|(_, to, verb, from)| format!("{{ {} = '{to}/NĐ-CP@{}', from = {} }}", verbs[*verb], start + Days::new(*to as u64 * 300), start + Days::new(*from)))
                .collect();
            text += &format!("{i}/NĐ-CP@{} effects = [{}]\n", start + Days::new(i * 300), of.join(", "));
        }
        let law = law_of(&text);
        for id in law.ids() {
            let mut ended = false;
            for after in (0..6000).step_by(97) {
                let asked = start + Days::new(after);
                let status = law.status(id, asked);
                let _ = (law.parents_ended(id, asked), law.indirect_damage(id, asked, 2));
                let over = matches!(status, Status::Ended(_));
                prop_assert!(!ended || over);
                if let Status::Ended(ending) = &status {
                    ended = true;
                    prop_assert!(ending.successors.iter().all(|&s| law.ending(s, asked).is_none()));
                    prop_assert!(ending.chain.iter().all(|path| path.first() == Some(&id)));
                }
            }
        }
    }
}
