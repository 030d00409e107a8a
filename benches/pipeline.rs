//! Every stage of a check against a plain `regex` pass over the same text in the same run: the ratio says more than
//! the figure, which changes from machine to machine. `cargo bench` prints bytes a second.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use rasoat::Checker;
use rasoat::lexicon::Lexicon;
use rasoat::read::read_bytes;
use rasoat::regulations::Regulations;
use rasoat::report::{Format, Outcome, Setting};
use rasoat::resolve::Settings;
use rasoat::rules::{self, Lang, Selection};
use rasoat::source::Source;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

fn main() {
    divan::Divan::default().sample_count(10).config_with_args().main();
}

/// Bytes of the text that the stages are measured on.
const SIZE: usize = 8 << 20;

/// The documents of `corpus/` or, before there are any, one plan of our own; repeated to [`SIZE`].
static TEXT: LazyLock<String> = LazyLock::new(|| {
    let mut documents = String::new();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<_> = std::fs::read_dir(corpus).into_iter().flatten().flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "md")) {
        let Ok(bytes) = std::fs::read(path) else { continue };
        if let Ok(source) = read_bytes("", bytes) {
            documents.push_str(&source.text);
            documents.push('\n');
        }
    }
    if documents.is_empty() {
        documents.push_str(PLAN);
    }
    documents.repeat(SIZE.div_ceil(documents.len()))
});

const PLAN: &str = "\
ỦY BAN NHÂN DÂN\nHUYỆN SÔNG TRONG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n\
Số: 15/KH-UBND\nSông Trong, ngày 12 tháng 01 năm 2024\n\nKẾ HOẠCH\nCải cách hành chính năm 2024\n\n\
Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;\n\
Ủy ban nhân dân huyện ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n\
a) Nâng cao chất lượng giải quyết thủ tục hành chính, bảo đảm đúng hạn và thuận tiện cho người dân.\n\n\
b) Gắn trách nhiệm của người đứng đầu với kết quả thực hiện nhiệm vụ được giao.\n\nII. NHIỆM VỤ\n\n\
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\n\
1\tRà soát thủ tục hành chính theo Nghị định số 63/2010/NĐ-CP ngày 08/6/2010\tVăn phòng\tCác phòng, ban\tQuý I/2024\n\
2\tTập huấn kỹ năng số cho công chức cấp xã\tPhòng Nội vụ\tPhòng Văn hóa và Thông tin\tTháng 9/2024\n\n\
Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n";

fn checker() -> Checker {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
    Checker {
        regulations: Regulations::embedded(),
        lexicon: Lexicon::embedded(),
        settings: Settings { as_of: None, state: None, today },
        selection: Selection::default(),
        lang: Lang::Vi,
    }
}

fn source() -> Source {
    Source::identical("", TEXT.clone())
}

/// What a plain search for numbers of documents costs.
#[divan::bench]
fn a_plain_regex_pass(bencher: Bencher<'_, '_>) {
    let citation = regex::Regex::new(r"\d{1,4}/(?:\d{4}/)?[A-ZĐ]{2,}[A-ZĐ0-9-]*(?:\s+ngày\s+\d{1,2}/\d{1,2}/\d{4})?");
    let Ok(citation) = citation else { return };
    bencher.counter(BytesCount::of_str(&*TEXT)).bench(|| citation.find_iter(black_box(&TEXT)).count());
}

mod reading {
    use super::*;

    fn read(bencher: Bencher<'_, '_>, file: Vec<u8>) {
        bencher
            .counter(BytesCount::of_slice(&file))
            .with_inputs(|| file.clone())
            .bench_values(|file| read_bytes("", file));
    }

    #[divan::bench]
    fn a_clean_file(bencher: Bencher<'_, '_>) {
        read(bencher, TEXT.clone().into_bytes());
    }

    #[divan::bench]
    fn crlf(bencher: Bencher<'_, '_>) {
        read(bencher, TEXT.replace('\n', "\r\n").into_bytes());
    }

    #[divan::bench]
    fn markdown(bencher: Bencher<'_, '_>) {
        let bold = TEXT.split('\n').map(|line| format!("**{line}** <i>x</i>")).collect::<Vec<_>>().join("\n");
        read(bencher, bold.into_bytes());
    }

    #[divan::bench]
    fn decomposed(bencher: Bencher<'_, '_>) {
        use unicode_normalization::UnicodeNormalization as _;
        read(bencher, TEXT.nfd().collect::<String>().into_bytes());
    }

    #[divan::bench]
    fn utf16(bencher: Bencher<'_, '_>) {
        let mut file = vec![0xFF, 0xFE];
        file.extend(TEXT.encode_utf16().flat_map(u16::to_le_bytes));
        read(bencher, file);
    }
}

mod stages {
    use super::*;

    #[divan::bench]
    fn parse(bencher: Bencher<'_, '_>) {
        let (checker, source) = (checker(), source());
        bencher.counter(BytesCount::of_str(&*TEXT)).bench(|| rasoat::parse::parse(&source, &checker.lexicon));
    }

    #[divan::bench]
    fn resolve(bencher: Bencher<'_, '_>) {
        let (checker, source) = (checker(), source());
        let plan = rasoat::parse::parse(&source, &checker.lexicon);
        bencher.counter(BytesCount::of_str(&*TEXT)).bench(|| {
            rasoat::resolve::resolve(&source, &plan, &checker.regulations, &checker.lexicon, &checker.settings)
        });
    }

    #[divan::bench]
    fn rules(bencher: Bencher<'_, '_>) {
        let checked = checker().check(source());
        let checker = checker();
        let written = (&checked.source, &checked.plan, &checked.document);
        bencher.counter(BytesCount::of_str(&*TEXT)).bench(|| checker.run_rules(written, &checker.selection, &[]));
    }

    fn report(bencher: Bencher<'_, '_>, format: Format) {
        let checker = checker();
        let outcome = Outcome { path: String::new(), result: Ok(checker.check(source())) };
        let setting = Setting { regulations: &checker.regulations, lang: Lang::Vi, color: false, quiet: false };
        bencher.counter(BytesCount::of_str(&*TEXT)).bench(|| format.file(&outcome, &setting));
    }

    #[divan::bench]
    fn json(bencher: Bencher<'_, '_>) {
        report(bencher, Format::Json);
    }

    #[divan::bench]
    fn terminal(bencher: Bencher<'_, '_>) {
        report(bencher, Format::Text);
    }
}

mod whole {
    use super::*;

    fn check(bencher: Bencher<'_, '_>, file: &[u8]) {
        check_with(bencher, file, Vec::new());
    }

    fn check_with(bencher: Bencher<'_, '_>, file: &[u8], select: Vec<String>) {
        let mut checker = checker();
        checker.selection.select = select;
        let setting = Setting { regulations: &checker.regulations, lang: Lang::Vi, color: false, quiet: false };
        bencher.counter(BytesCount::of_slice(file)).with_inputs(|| file.to_vec()).bench_values(|file| {
            let result = read_bytes("", file).map(|source| checker.check(source));
            Format::Json.file(&Outcome { path: String::new(), result }, &setting)
        });
    }

    /// Bytes to JSON, on one core.
    #[divan::bench]
    fn check_of_plans(bencher: Bencher<'_, '_>) {
        check(bencher, TEXT.as_bytes());
    }

    /// The same, with the rules that are off by default too.
    #[divan::bench]
    fn check_with_every_rule(bencher: Bencher<'_, '_>) {
        check_with(bencher, TEXT.as_bytes(), rules::all().map(|rule| rule.page.id.to_owned()).collect());
    }

    /// A tenth of the text: the whole should take no more than eleven times as long.
    #[divan::bench]
    fn check_of_a_tenth(bencher: Bencher<'_, '_>) {
        check(bencher, &TEXT.as_bytes()[..TEXT.floor_char_boundary(SIZE / 10)]);
    }

    /// Input that is made to be slow, a megabyte on one line.
    #[divan::bench(args = ["((((", "Nghị định số ", "1.", "**a", "<td>", "e\u{301}\u{323}", "\t", "ngày 31/"])]
    fn check_of_hostile_lines(bencher: Bencher<'_, '_>, part: &str) {
        check(bencher, part.repeat((1 << 20) / part.len()).as_bytes());
    }

    /// From the start of the process to its end, for one small plan.
    #[divan::bench]
    fn start_up(bencher: Bencher<'_, '_>) {
        let Ok(folder) = tempfile::tempdir() else { return };
        let file = folder.path().join("ke-hoach.txt");
        if std::fs::write(&file, PLAN).is_err() {
            return;
        }
        bencher.bench(|| {
            Command::new(env!("CARGO_BIN_EXE_rasoat"))
                .args(["check", "--format", "json"])
                .arg(&file)
                .stdout(Stdio::null())
                .status()
        });
    }
}
