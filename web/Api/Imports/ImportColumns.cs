using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;

namespace ParkTwin.Web.Api.Imports;

/// <summary>The columns that an import may have, and how their heads are read: in English, in Chinese, or as the template has both.</summary>
internal static class ImportColumns
{
    private const string ProductHead = "product:";
    private const string ProductHeadChinese = "产品:";

    /// <summary>Every column that the template may have, in its order; products are named by the firm.</summary>
    public static IReadOnlyList<ImportColumn> All { get; } =
    [
        new(ColumnKind.Enterprise, "enterprise", "企业", null),
        new(ColumnKind.Ignored, "name", "企业名称", null),
        new(ColumnKind.Period, "period", "期间", null),
        new(ColumnKind.Figure, "output", "产值", "万元"),
        new(ColumnKind.Figure, "valueAdded", "增加值", "万元"),
        new(ColumnKind.Figure, "tax", "税收", "万元"),
        new(ColumnKind.Figure, "landMu", "土地", "亩"),
        new(ColumnKind.Figure, "floorM2", "建筑面积", "m2"),
        new(ColumnKind.Figure, "headcount", "从业人员", "人"),
        new(ColumnKind.Figure, "researchAndDevelopment", "研发经费", "万元"),
        new(ColumnKind.Figure, "emissions", "排放量", "当量"),
        .. Flows.All.Select(flow => new ImportColumn(ColumnKind.Flow, flow.Word, flow.Chinese, flow.Unit)),
        new(ColumnKind.Certificates, "certificates", "绿证", null),
    ];

    /// <summary>The column of a head; null with what is allowed.</summary>
    public static ImportColumn? TryRead(string header, out string allowed)
    {
        var text = Plain(header);
        string? unit = null;
        var open = text.LastIndexOf('(');
        if (open > 0 && text.EndsWith(')'))
        {
            unit = text[(open + 1)..^1].Trim();
            text = text[..open].Trim();
        }

        if (TryProduct(text, out var product))
        {
            allowed = "a product's head says its unit, for example product:cement (t)";
            return product.Length > 0 && unit is not null ? new ImportColumn(ColumnKind.Product, product, product, unit) : null;
        }

        allowed = "one of " + string.Join(", ", All.Select(one => one.Key)) + ", or product:NAME (UNIT); the template has them all";
        var column = All.FirstOrDefault(one => Is(text, one));
        if (column is null || unit is null || unit == column.Unit || column.Unit is null)
        {
            return column;
        }

        if (column.Kind == ColumnKind.Flow && Flows.TryParse(column.Key, out var flow))
        {
            allowed = $"in {string.Join(", ", DeclaredUnits.For(flow))}";
            return DeclaredUnits.TryFactor(flow, unit, out _) ? column with { Unit = unit } : null;
        }

        allowed = $"in {column.Unit}";
        return null;
    }

    private static string Plain(string text) =>
        text.Replace('（', '(').Replace('）', ')').Replace('：', ':').Replace('³', '3').Replace('²', '2').Trim();

    private static bool Is(string text, ImportColumn column) =>
        string.Equals(text, column.Key, StringComparison.OrdinalIgnoreCase)
        || text == Plain(column.Chinese)
        || string.Equals(text, Plain($"{column.Key} {column.Chinese}"), StringComparison.OrdinalIgnoreCase);

    private static bool TryProduct(string text, out string product)
    {
        foreach (var head in new[] { ProductHead, ProductHeadChinese })
        {
            if (text.StartsWith(head, StringComparison.OrdinalIgnoreCase))
            {
                product = text[head.Length..].Trim();
                return true;
            }
        }

        product = string.Empty;
        return false;
    }
}
