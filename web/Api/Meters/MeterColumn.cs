namespace ParkTwin.Web.Api.Meters;

/// <summary>A column of a table of meters.</summary>
/// <param name="Key">The property of the meter.</param>
/// <param name="Chinese">Its head in Chinese.</param>
/// <param name="Example">What the template shows in it.</param>
internal sealed record MeterColumn(string Key, string Chinese, string Example)
{
    /// <summary>The columns in the template's order.</summary>
    public static IReadOnlyList<MeterColumn> All { get; } =
    [
        new("id", "表计编号", "e1-sub-7"),
        new("name", "名称", "空压站"),
        new("enterprise", "企业", "e1"),
        new("carrier", "能源", "electricity"),
        new("role", "类别", "submeter"),
        new("kind", "表型", "register"),
        new("unit", "单位", "kWh"),
        new("ratio", "倍率", "80"),
        new("digits", "整数位", "6"),
        new("decimals", "小数位", "2"),
        new("intervalSeconds", "间隔(秒)", "900"),
        new("stamp", "时标", string.Empty),
        new("maxRate", "最大速率", string.Empty),
        new("referenceTemperatureC", "参比温度", string.Empty),
        new("parent", "上级表计", "e1-main"),
    ];

    private static readonly Dictionary<string, string> ChineseWords = new(StringComparer.Ordinal)
    {
        ["电"] = "electricity",
        ["天然气"] = "gas",
        ["气"] = "gas",
        ["水"] = "water",
        ["热"] = "heat",
        ["蒸汽"] = "heat",
        ["光伏"] = "pv",
        ["关口"] = "grid-import",
        ["购电"] = "grid-import",
        ["上网"] = "grid-export",
        ["发电"] = "generation",
        ["用能"] = "consumption",
        ["分表"] = "submeter",
        ["储能充电"] = "storage-charge",
        ["储能放电"] = "storage-discharge",
        ["无功"] = "reactive",
        ["累计"] = "register",
        ["区间量"] = "interval",
        ["瞬时"] = "gauge",
        ["起"] = "start",
        ["止"] = "end",
        ["m³"] = "m3",
        ["m³/h"] = "m3/h",
    };

    /// <summary>The head as the template has it.</summary>
    public string Header => $"{Key} {Chinese}";

    /// <summary>The column of a head in English, in Chinese, or as the template has both; null for none.</summary>
    public static MeterColumn? Find(string head)
    {
        var text = head.Replace('（', '(').Replace('）', ')').Trim();
        return All.FirstOrDefault(one => string.Equals(text, one.Key, StringComparison.OrdinalIgnoreCase) || text == one.Chinese || text == one.Header);
    }

    /// <summary>A word as the registry has it; what is none stays as it came.</summary>
    public static string Word(string text) => ChineseWords.GetValueOrDefault(text, text);
}
