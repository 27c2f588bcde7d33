using System.Globalization;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Domain.Flags;
using ParkTwin.Web.Api.Flags;
using ParkTwin.Web.Api.Tables;
using ParkTwin.Web.Live;

namespace ParkTwin.Web.Api.Platform;

/// <summary>The tables of a package. Heads are in both languages; numbers have all their digits.</summary>
internal static class PackageTables
{
    /// <summary>Every figure of an account with its id.</summary>
    public static void Figures(PackageBox box, Account account, int? version) => box.Add(
        "figures",
        [Column("指标 key"), Number("数值 value"), Column("单位 unit"), Column("编号 figure id"), Column("公式 formula"), Column("未知原因 reason")],
        account.Figures.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => new[]
        {
            Cell(one.Key), Cell(one.Value.Value), Cell(one.Value.Unit), Cell(account.IdOf(one.Key, version).ToString()), Cell(one.Value.Formula),
            Cell(one.Value.Reason),
        }));

    /// <summary>The findings; each size in a line of its own, so that a column has one unit.</summary>
    public static void Findings(PackageBox box, IEnumerable<(string Enterprise, string Name, Finding Finding)> findings) => box.Add(
        "findings",
        [
            Column("企业 enterprise"), Column("名称 name"), Column("类型 kind"), Column("发现 finding"), Column("级别 severity"),
            Number("数值 value"), Number("界限 limit"), Column("单位 unit"), Column("规模指标 size"), Number("规模 amount"), Column("规模单位 unit of size"),
            Column("说明"), Column("text"), Column("建议 measures"),
        ],
        findings.SelectMany(one => one.Finding.Size.Select(size => new[]
        {
            Cell(one.Enterprise), Cell(one.Name), Cell(one.Finding.Kind), Cell(one.Finding.Title.Zh), Cell(FindingShapes.Of(one.Finding.Severity)),
            Cell(one.Finding.Figure.Value), Cell(one.Finding.Limit), Cell(one.Finding.Figure.Unit), Cell(size.Key), Cell(size.Value), Cell(size.Unit),
            Cell(one.Finding.Text.Zh), Cell(one.Finding.Text.En), Cell(string.Join("；", one.Finding.Measures.Select(measure => measure.Zh))),
        })));

    /// <summary>The flags, one line each.</summary>
    public static void Flags(PackageBox box, IEnumerable<Flag> flags) => box.Add(
        "flags",
        [
            Column("编号 id"), Column("企业 enterprise"), Column("规则 rule"), Number("规则版本 rule version"), Column("账期 period"), Number("数值 value"),
            Number("门限 threshold"), Column("单位 unit"), Column("状态 state"), Column("条件成立 active"), Column("参考数据版本 reference set"),
            Column("指标编号 figure id"), Column("负责人 assignee"),
        ],
        flags.Select(flag => new[]
        {
            Cell(flag.Id), Cell(flag.Enterprise.Value), Cell(flag.Rule), Cell(flag.RuleVersion), Cell(flag.Period.ToString()), Cell(flag.Value),
            Cell(flag.Threshold), Cell(flag.Unit), Cell(FlagShapes.Of(flag.State)), Cell(flag.Active ? "yes" : "no"), Cell(flag.FactorSet),
            Cell(flag.Figure), Cell(flag.Assignee),
        }));

    /// <summary>The reference entries that figures rest on.</summary>
    public static void Factors(PackageBox box, IEnumerable<Figure> factors) => box.Add(
        "factors",
        [
            Column("参数 key"), Column("条目 id"), Number("数值 value"), Column("单位 unit"), Number("数据年份 data year"), Column("发布 published"),
            Column("来源 citation"), Column("可信度 confidence"), Column("参考数据版本 reference set"),
        ],
        factors.Select(one => new[]
        {
            Cell(one.Key), Cell(one.Source?.Id), Cell(one.Value), Cell(one.Unit), Cell(one.Source?.DataYear),
            Cell(one.Source?.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), Cell(one.Source?.Citation), Cell(one.Source?.Confidence),
            Cell(one.Source?.Set),
        }));

    /// <summary>The enterprises of a park.</summary>
    public static void Standings(PackageBox box, IEnumerable<StandingView> rows) => box.Add(
        "enterprises",
        [
            Column("企业 enterprise"), Column("名称 name"), Column("行业 industry"), Number("等级 grade"), Number("水平 level"), Number("L", "tCO2/万元"),
            Number("K"), Number("行业平均 industry mean", "tCO2/万元"), Number("碳排放 carbon", "tCO2"), Number("同比期碳排放 carbon before", "tCO2"),
            Number("能耗 energy", "tce"), Number("用电 load", "kWh"), Number("完整率 completeness"), Number("未关闭标记 open flags"), Column("状态 state"),
            Column("不可评价原因 why no grade"),
        ],
        rows.Select(row => new[]
        {
            Cell(row.Enterprise), Cell(row.Name), Cell(row.Industry), Cell(row.Grade), Cell(row.Level), Cell(row.L), Cell(row.K), Cell(row.Mean),
            Cell(row.Tco2), Cell(row.Tco2Before), Cell(row.Tce), Cell(row.LoadKwh), Cell(row.Completeness), Cell(row.OpenFlags), Cell(row.State),
            Cell(row.Reasons.GetValueOrDefault("grade")),
        }));

    private static TableColumnBody Column(string title) => new() { Title = title };

    private static TableColumnBody Number(string title, string? unit = null) => new() { Title = title, Unit = unit, Number = true };

    private static TableCell Cell(string? text) => new(text, false);

    private static TableCell Cell(decimal? value) => new(Exact.Trim(value)?.ToString(CultureInfo.InvariantCulture), true);
}
