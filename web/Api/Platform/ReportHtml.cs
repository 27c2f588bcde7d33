using System.Globalization;
using System.Net;
using System.Text;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Diagnosing;
using ParkTwin.Web.Api.Flags;

namespace ParkTwin.Web.Api.Platform;

/// <summary>The report of a package as one page without anything from elsewhere: A4 when it is printed.</summary>
/// <param name="chinese">True for Chinese, false for English.</param>
internal sealed class ReportHtml(bool chinese)
{
    private const string Style = """
        body{font:14px/1.55 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Segoe UI",sans-serif;color:#14202b}
        body{max-width:190mm;margin:12mm auto;padding:0 6mm}
        h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:22px 0 6px;border-bottom:2px solid #0b6e69;padding-bottom:3px}
        table{border-collapse:collapse;width:100%;font-size:12.5px}th,td{border:1px solid #cbd3db;padding:4px 7px;text-align:left;vertical-align:top}
        th{background:#f3f5f7;font-weight:600}.n{text-align:right;font-variant-numeric:tabular-nums}.m{color:#5d6c7a;font-size:12px;overflow-wrap:anywhere}
        .f{border-left:4px solid #8a5a00;padding:4px 10px;margin:10px 0;break-inside:avoid}.f.serious{border-color:#b42325}.f.notice{border-color:#2157b8}
        .sign{display:grid;grid-template-columns:repeat(3,1fr);gap:12mm;margin-top:22mm;break-inside:avoid}
        .sign div{border-top:1px solid #14202b;padding-top:4px}
        tr,li{break-inside:avoid}h2{break-after:avoid}@page{size:A4;margin:14mm}
        """;

    private static readonly (string Key, string Zh, string En)[] Main =
    [
        ("energy.loadKwh", "用电量", "Electricity used"),
        ("energy.tceCalorific", "综合能耗（当量值）", "Energy (calorific)"),
        ("energy.tceEquivalent", "综合能耗（等价值）", "Energy (equivalent)"),
        ("carbon.total", "碳排放", "Carbon"),
        ("carbon.scope1", "直接排放", "Scope 1"),
        ("carbon.scope2Location", "间接排放", "Scope 2"),
        ("intensity.tco2PerValueAdded", "单位增加值碳排放", "Carbon per value added"),
        ("intensity.tceCalorificPerValueAdded", "单位增加值能耗", "Energy per value added"),
        ("grade.k", "碳效值 K", "K"),
        ("grade.grade", "碳效等级", "Grade"),
        ("grade.level", "碳效水平", "Level"),
        ("cost.total", "电费", "Electricity cost"),
        ("demand.maxKw", "最大需量", "Maximum demand"),
        ("intensity.selfSufficiency", "光伏自给率", "PV share"),
    ];

    private readonly StringBuilder _html = new();

    /// <summary>Begins the page.</summary>
    public ReportHtml Head(string title, IEnumerable<(string Name, string? Value)> facts)
    {
        _html.Append("<!doctype html><html lang=\"").Append(chinese ? "zh-CN" : "en").Append("\"><head><meta charset=\"utf-8\"><title>")
            .Append(Text(title)).Append("</title><style>").Append(Style).Append("</style></head><body><h1>").Append(Text(title)).Append("</h1><table>");
        foreach (var (name, value) in facts)
        {
            _html.Append("<tr><th scope=\"row\">").Append(Text(name)).Append("</th><td>").Append(Text(value ?? NoData)).Append("</td></tr>");
        }

        _html.Append("</table>");
        return this;
    }

    /// <summary>The main figures of an account, each with its id.</summary>
    public ReportHtml Figures(Account account, int? version)
    {
        Section(Say("能耗与碳排放", "Energy and carbon"));
        _html.Append("<table><tr><th>").Append(Say("指标", "Figure")).Append("</th><th>").Append(Say("数值", "Value")).Append("</th><th>")
            .Append(Say("编号（可据以查证）", "Id (opens the evidence)")).Append("</th></tr>");
        foreach (var (key, zh, en) in Main)
        {
            var figure = account.Figures.GetValueOrDefault(key);
            _html.Append("<tr><td>").Append(Say(zh, en)).Append("</td><td class=\"n\">").Append(Text(Amount(figure))).Append("</td><td class=\"m\">")
                .Append(Text(figure?.Value is null ? figure?.Reason ?? NoData : account.IdOf(key, version).ToString())).Append("</td></tr>");
        }

        _html.Append("</table>");
        return this;
    }

    /// <summary>The findings with their size and what is recommended.</summary>
    public ReportHtml Findings(IReadOnlyCollection<(string? Who, Finding Finding)> findings)
    {
        Section(Say("诊断发现与建议", "Findings and measures"));
        if (findings.Count == 0)
        {
            _html.Append("<p>").Append(Say("按规则没有发现；数据未知的规则不作判断。", "The rules found nothing; a rule whose figures are unknown is silent.")).Append("</p>");
        }

        foreach (var (who, one) in findings)
        {
            var (title, text) = chinese ? (one.Title.Zh, one.Text.Zh) : (one.Title.En, one.Text.En);
            _html.Append("<div class=\"f ").Append(FindingShapes.Of(one.Severity)).Append("\"><strong>").Append(Text(who is null ? title : $"{who} · {title}"))
                .Append("</strong><br>").Append(Text(text)).Append("<br>").Append(Say("规模：", "Size: "))
                .Append(Text(string.Join(chinese ? "、" : ", ", one.Size.Select(size => size.Value is null ? $"{size.Unit} {NoData}" : Amount(size)))))
                .Append("<ul>");
            foreach (var measure in one.Measures)
            {
                _html.Append("<li>").Append(Text(chinese ? measure.Zh : measure.En)).Append("</li>");
            }

            _html.Append("</ul></div>");
        }

        return this;
    }

    /// <summary>A table of words and numbers.</summary>
    public ReportHtml Table(string title, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string?>> rows)
    {
        Section(title);
        _html.Append("<table><tr>");
        foreach (var one in head)
        {
            _html.Append("<th>").Append(Text(one)).Append("</th>");
        }

        _html.Append("</tr>");
        foreach (var row in rows)
        {
            _html.Append("<tr>");
            foreach (var cell in row)
            {
                _html.Append("<td class=\"m\">").Append(Text(cell ?? NoData)).Append("</td>");
            }

            _html.Append("</tr>");
        }

        _html.Append("</table>");
        return this;
    }

    /// <summary>The reference entries with version and source.</summary>
    public ReportHtml Factors(IEnumerable<Figure> factors) => Table(
        Say("参考数据及版本", "Reference data and versions"),
        [Say("条目", "Entry"), Say("数值", "Value"), Say("数据年份", "Data year"), Say("来源", "Source"), Say("可信度", "Confidence"), Say("版本", "Set")],
        factors.Select(one => (IReadOnlyList<string?>)
        [
            one.Source?.Id ?? one.Key, Amount(one), one.Source?.DataYear?.ToString(CultureInfo.InvariantCulture), one.Source?.Citation, one.Source?.Confidence,
            one.Source?.Set,
        ]));

    /// <summary>The flags.</summary>
    public ReportHtml Flags(IEnumerable<Domain.Flags.Flag> flags) => Table(
        Say("标记", "Flags"),
        [Say("编号", "Id"), Say("规则", "Rule"), Say("数值", "Value"), Say("门限", "Threshold"), Say("状态", "State")],
        flags.Select(one => (IReadOnlyList<string?>)
        [
            one.Id, $"{one.Rule} v{one.RuleVersion} · {one.FactorSet}", $"{Show(one.Value)} {one.Unit}", $"{Show(one.Threshold)} {one.Unit}",
            FlagShapes.Of(one.State),
        ]));

    /// <summary>Ends the page with the block for signatures.</summary>
    public byte[] Close()
    {
        _html.Append("<div class=\"sign\"><div>").Append(Say("编制", "Prepared by")).Append("</div><div>").Append(Say("审核", "Checked by")).Append("</div><div>")
            .Append(Say("批准（盖章）", "Approved (seal)")).Append("</div></div></body></html>");
        return Encoding.UTF8.GetBytes(_html.ToString());
    }

    /// <summary>The word of the report's language.</summary>
    public string Say(string zh, string en) => chinese ? zh : en;

    private string NoData => chinese ? "无数据" : "no data";

    private void Section(string title) => _html.Append("<h2>").Append(Text(title)).Append("</h2>");

    private string Amount(Figure? figure) => figure?.Value is { } value ? $"{Show(value)} {(figure.Unit == "1" ? string.Empty : figure.Unit)}".Trim() : NoData;

    private static string Show(decimal? value) => value is { } known ? decimal.Round(known, 4).ToString("#,0.####", CultureInfo.InvariantCulture) : "—";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
