//! What may be typed. The help is Vietnamese; `usage.rs` gives clap's errors the same language.

use crate::config::FailOn;
use crate::diagnostic::Confidence;
use crate::rules::Lang;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const HELP: &str = "\
{about}

Cách dùng: {usage}

{all-args}{after-help}
";

/// The program.
#[derive(Debug, Parser)]
#[command(
    name = "rasoat",
    version,
    about = "Rà Soát: kiểm tra kế hoạch hành chính theo quy tắc, nêu rõ chỗ sai, lý do và căn cứ pháp luật.",
    after_help = "Mã thoát: 0 không có gì từ mức --fail-on trở lên; 1 có phát hiện; 2 không chạy được (tệp không đọc được, tham số sai).",
    help_template = HELP,
    override_usage = "rasoat LỆNH [TÙY CHỌN]",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    next_help_heading = "Tùy chọn"
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) common: Common,
}

/// What every command understands.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn chung")]
pub(super) struct Common {
    #[arg(
        long,
        global = true,
        value_name = "vi|en",
        hide_possible_values = true,
        help = "Ngôn ngữ của thông báo (mặc định: vi)"
    )]
    lang: Option<LangArg>,
    #[arg(
        long,
        global = true,
        value_name = "auto|always|never",
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Màu (mặc định: auto, chỉ khi in ra màn hình)"
    )]
    pub(super) color: ColorArg,
    #[arg(short, long, global = true, action = clap::ArgAction::Help, help = "In hướng dẫn này")]
    help: Option<bool>,
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help = "In phiên bản")]
    version: Option<bool>,
}

impl Common {
    /// The language asked for, else Vietnamese.
    pub(super) fn lang(&self) -> Lang {
        self.asked_lang().unwrap_or_default()
    }

    /// The language asked for on the command line.
    pub(super) fn asked_lang(&self) -> Option<Lang> {
        self.lang.map(Lang::from)
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(about = "Kiểm tra tệp, thư mục hoặc đầu vào chuẩn (-)", help_template = HELP, override_usage = "rasoat check [TÙY CHỌN] [ĐƯỜNG_DẪN]…")]
    Check(CheckArgs),
    #[command(about = "In những gì đã đọc hiểu được từ một tệp, không phán xét", help_template = HELP, override_usage = "rasoat parse [TÙY CHỌN] TỆP")]
    Parse(ParseArgs),
    #[command(about = "Giải thích một quy tắc: kiểm tra gì, vì sao, ví dụ, cách sửa", help_template = HELP, override_usage = "rasoat explain QUY_TẮC")]
    Explain(ExplainArgs),
    #[command(about = "Liệt kê mọi quy tắc", help_template = HELP, override_usage = "rasoat rules [TÙY CHỌN]")]
    Rules(RulesArgs),
    #[command(about = "Sửa tự động vào tệp mới, rồi kiểm tra lại", help_template = HELP, override_usage = "rasoat fix [TÙY CHỌN] TỆP…")]
    Fix(FixArgs),
    #[command(about = "Ghi tệp cấu hình rasoat.toml có chú giải", help_template = HELP, override_usage = "rasoat init [TÙY CHỌN] [THƯ_MỤC]")]
    Init(InitArgs),
    #[command(about = "Cho biết thiết lập nào có hiệu lực với một tệp và do đâu", help_template = HELP, override_usage = "rasoat config [TỆP]")]
    Config(ConfigArgs),
    #[command(about = "Hiệu lực của một văn bản tại một ngày, chuỗi thay thế, văn bản sửa đổi và hướng dẫn", help_template = HELP, override_usage = "rasoat graph [TÙY CHỌN] VĂN_BẢN")]
    Graph(GraphArgs),
    #[command(about = "Những văn bản, dòng, nhiệm vụ chịu ảnh hưởng của một văn bản hoặc của thay đổi pháp luật trong một khoảng ngày", help_template = HELP, override_usage = "rasoat impact [TÙY CHỌN] VĂN_BẢN ĐƯỜNG_DẪN…\n           rasoat impact --since NGÀY [--until NGÀY] ĐƯỜNG_DẪN…")]
    Impact(ImpactArgs),
    #[command(subcommand, about = "Cơ sở dữ liệu văn bản pháp luật: thống kê, tự kiểm tra, nhập, so sánh", help_template = HELP, override_usage = "rasoat kb LỆNH [TÙY CHỌN]", disable_help_subcommand = true, subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
    Kb(KbCommand),
}

/// `check`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct CheckArgs {
    #[arg(
        value_name = "ĐƯỜNG_DẪN",
        default_value = ".",
        hide_default_value = true,
        help_heading = "Tham số",
        help = "Tệp, thư mục (cả thư mục con, theo .gitignore) hoặc - (mặc định: thư mục hiện tại)"
    )]
    pub(super) paths: Vec<String>,
    #[arg(
        long,
        value_name = "text|json",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng kết quả (mặc định: text)"
    )]
    pub(super) format: FormatArg,
    #[arg(long, value_name = "TỆP", help = "Ghi kết quả vào tệp này, trọn vẹn hoặc không gì cả")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "NGÀY", value_parser = day, help = "Xét hiệu lực tại ngày này: 2024-01-12 hoặc 12/01/2024")]
    pub(super) as_of: Option<NaiveDate>,
    #[arg(long, conflicts_with = "final_", help = "Coi mọi văn bản là dự thảo")]
    pub(super) draft: bool,
    #[arg(long = "final", id = "final_", help = "Coi mọi văn bản là bản chính thức")]
    pub(super) final_: bool,
    #[arg(long, value_name = "QUY_TẮC", value_delimiter = ',', help = "Chỉ chạy các quy tắc hoặc nhóm này")]
    pub(super) select: Vec<String>,
    #[arg(long, value_name = "QUY_TẮC", value_delimiter = ',', help = "Không chạy các quy tắc hoặc nhóm này")]
    pub(super) ignore: Vec<String>,
    #[arg(
        long,
        value_name = "error|warning|info|never",
        hide_possible_values = true,
        help = "Mức từ đó mã thoát là 1 (mặc định: error)"
    )]
    pub(super) fail_on: Option<FailOnArg>,
    #[arg(
        long,
        value_name = "high|medium|low",
        hide_possible_values = true,
        help = "Chỉ in phát hiện có độ tin cậy từ mức này"
    )]
    pub(super) min_confidence: Option<ConfidenceArg>,
    #[arg(long, value_name = "TỆP", help = "Tệp cấu hình, thay cho rasoat.toml tìm thấy từ tệp trở lên")]
    pub(super) config: Option<PathBuf>,
    #[arg(long, value_name = "SỐ", help = "Số luồng (mặc định: số nhân của máy); kết quả không đổi")]
    pub(super) jobs: Option<std::num::NonZeroUsize>,
    #[arg(short, long, help = "Chỉ in phát hiện, không in tiến độ và tổng kết")]
    pub(super) quiet: bool,
}

/// `parse`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct ParseArgs {
    #[arg(value_name = "TỆP", help_heading = "Tham số", help = "Tệp hoặc - (đầu vào chuẩn)")]
    pub(super) file: String,
    #[arg(
        long,
        value_name = "text|json",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng kết quả (mặc định: text)"
    )]
    pub(super) format: FormatArg,
    #[arg(long, help = "Kèm toàn văn trong JSON")]
    pub(super) with_text: bool,
}

/// `explain`.
#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    #[arg(value_name = "QUY_TẮC", help_heading = "Tham số", help = "Tên quy tắc, ví dụ basis/expired")]
    pub(super) rule: String,
}

/// `rules`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct RulesArgs {
    #[arg(
        long,
        value_name = "text|json|markdown",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng kết quả (mặc định: text)"
    )]
    pub(super) format: RulesFormatArg,
}

/// `fix`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct FixArgs {
    #[arg(value_name = "TỆP", required = true, help_heading = "Tham số", help = "Tệp văn bản (.txt, .md) cần sửa")]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, help = "Áp dụng cả sửa đổi làm thay đổi nội dung (thay căn cứ, sửa ngày, sửa năm)")]
    pub(super) suggested: bool,
    #[arg(long, help = "Chỉ in phần khác nhau, không ghi tệp nào")]
    pub(super) diff: bool,
    #[arg(long, conflicts_with = "diff", help = "Ghi đè tệp gốc; nếu không, bản sửa ghi ra tệp mới TÊN.da-sua.txt")]
    pub(super) in_place: bool,
}

/// `init`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct InitArgs {
    #[arg(
        value_name = "THƯ_MỤC",
        default_value = ".",
        hide_default_value = true,
        help_heading = "Tham số",
        help = "Thư mục nhận tệp (mặc định: thư mục hiện tại)"
    )]
    pub(super) folder: PathBuf,
    #[arg(long, help = "Chỉ in JSON Schema của rasoat.toml cho trình soạn thảo")]
    pub(super) schema: bool,
}

/// `config`.
#[derive(Args, Debug)]
pub(super) struct ConfigArgs {
    #[arg(
        value_name = "TỆP",
        default_value = ".",
        hide_default_value = true,
        help_heading = "Tham số",
        help = "Tệp hoặc thư mục (mặc định: thư mục hiện tại)"
    )]
    pub(super) path: PathBuf,
}

/// `graph`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct GraphArgs {
    #[arg(
        value_name = "VĂN_BẢN",
        required = true,
        help_heading = "Tham số",
        help = "Số, ký hiệu, tên luật hoặc viện dẫn đầy đủ, ví dụ 16/2015/NĐ-CP"
    )]
    pub(super) regulation: Vec<String>,
    #[arg(long, value_name = "NGÀY", value_parser = day, help = "Xét tại ngày này (mặc định: hôm nay)")]
    pub(super) date: Option<NaiveDate>,
    #[arg(
        long,
        value_name = "text|json|dot|mermaid",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng kết quả (mặc định: text)"
    )]
    pub(super) format: GraphFormatArg,
}

/// `impact`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct ImpactArgs {
    #[arg(
        value_name = "VĂN_BẢN ĐƯỜNG_DẪN",
        required = true,
        help_heading = "Tham số",
        help = "Văn bản pháp luật (không cần khi có --since hoặc --until), rồi đến các tệp, thư mục"
    )]
    pub(super) what: Vec<String>,
    #[arg(long, value_name = "NGÀY", value_parser = day, help = "Xét tại ngày này (mặc định: hôm nay)")]
    pub(super) date: Option<NaiveDate>,
    #[arg(long, value_name = "NGÀY", value_parser = day, help = "Mọi thay đổi của pháp luật từ ngày này (mặc định: hôm nay)")]
    pub(super) since: Option<NaiveDate>,
    #[arg(long, value_name = "NGÀY", value_parser = day, help = "… đến ngày này (mặc định: 90 ngày sau)")]
    pub(super) until: Option<NaiveDate>,
    #[arg(
        long,
        value_name = "text|json",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng kết quả (mặc định: text)"
    )]
    pub(super) format: FormatArg,
}

/// `kb`.
#[derive(Debug, Subcommand)]
pub(super) enum KbCommand {
    #[command(about = "Số bản ghi theo loại, năm, mức kiểm chứng; tuổi của dữ liệu", help_template = HELP, override_usage = "rasoat kb stats [TÙY CHỌN]")]
    Stats(KbStatsArgs),
    #[command(about = "Tự kiểm tra bản ghi: ngày tháng, vòng lặp, văn bản treo, tệp và thứ tự", help_template = HELP, override_usage = "rasoat kb validate [THƯ_MỤC | TỆP…]")]
    Validate(KbValidateArgs),
    #[command(about = "Đọc toàn văn (.txt, .md) hoặc dữ kiện (.jsonl) và viết bản nháp bản ghi để người xác nhận", help_template = HELP, override_usage = "rasoat kb import [TÙY CHỌN] TỆP…")]
    Import(KbImportArgs),
    #[command(about = "Pháp luật khác gì giữa hai bộ bản ghi, và văn bản nào của tôi đổi kết luận", help_template = HELP, override_usage = "rasoat kb diff CŨ MỚI [ĐƯỜNG_DẪN…]")]
    Diff(KbDiffArgs),
}

/// `kb stats`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct KbStatsArgs {
    #[arg(
        long,
        value_name = "text|json",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help = "Dạng kết quả (mặc định: text)"
    )]
    pub(super) format: FormatArg,
}

/// `kb validate`.
#[derive(Args, Debug)]
pub(super) struct KbValidateArgs {
    #[arg(
        value_name = "THƯ_MỤC | TỆP",
        help_heading = "Tham số",
        help = "Bản ghi cần kiểm tra (mặc định: dữ liệu đi kèm chương trình)"
    )]
    pub(super) paths: Vec<PathBuf>,
}

/// `kb import`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct KbImportArgs {
    #[arg(
        value_name = "TỆP",
        required = true,
        help_heading = "Tham số",
        help = "Toàn văn (.txt, .md) hoặc dữ kiện (.jsonl)"
    )]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, value_name = "THƯ_MỤC", help = "Ghi bản nháp theo năm vào thư mục mới này thay vì in ra")]
    pub(super) output: Option<PathBuf>,
}

/// `kb diff`.
#[derive(Args, Debug)]
#[command(next_help_heading = "Tùy chọn")]
pub(super) struct KbDiffArgs {
    #[arg(
        value_name = "CŨ",
        help_heading = "Tham số",
        help = "Thư mục bản ghi cũ, hoặc - cho dữ liệu đi kèm chương trình"
    )]
    pub(super) old: String,
    #[arg(
        value_name = "MỚI",
        help_heading = "Tham số",
        help = "Thư mục bản ghi mới, hoặc - cho dữ liệu đi kèm chương trình"
    )]
    pub(super) new: String,
    #[arg(value_name = "ĐƯỜNG_DẪN", help_heading = "Tham số", help = "Tệp, thư mục cần biết kết luận có đổi không")]
    pub(super) paths: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormatArg {
    Text,
    Json,
    Dot,
    Mermaid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RulesFormatArg {
    Text,
    Json,
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangArg {
    Vi,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Lang {
        match lang {
            LangArg::Vi => Lang::Vi,
            LangArg::En => Lang::En,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOnArg {
    Error,
    Warning,
    Info,
    Never,
}

impl From<FailOnArg> for FailOn {
    fn from(level: FailOnArg) -> FailOn {
        match level {
            FailOnArg::Error => FailOn::Error,
            FailOnArg::Warning => FailOn::Warning,
            FailOnArg::Info => FailOn::Info,
            FailOnArg::Never => FailOn::Never,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ConfidenceArg {
    High,
    Medium,
    Low,
}

impl From<ConfidenceArg> for Confidence {
    fn from(confidence: ConfidenceArg) -> Confidence {
        match confidence {
            ConfidenceArg::High => Confidence::High,
            ConfidenceArg::Medium => Confidence::Medium,
            ConfidenceArg::Low => Confidence::Low,
        }
    }
}

/// A day, as programs or as Vietnamese offices write it.
fn day(text: &str) -> Result<NaiveDate, String> {
    ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text.trim(), form).ok())
        .ok_or_else(|| "không phải một ngày; viết 2024-01-12 hoặc 12/01/2024".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Cli, day};
    use chrono::NaiveDate;
    use clap::CommandFactory;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn days_are_read_as_programs_and_as_offices_write_them() {
        let twelfth = NaiveDate::from_ymd_opt(2024, 1, 12);
        for text in ["2024-01-12", "12/01/2024", "12/1/2024", " 12-01-2024"] {
            assert_eq!(day(text).ok(), twelfth, "{text}");
        }
        assert!(day("31/02/2024").is_err());
        assert!(day("2024").is_err());
    }
}
