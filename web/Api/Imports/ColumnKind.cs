namespace ParkTwin.Web.Api.Imports;

/// <summary>What a column of an import means.</summary>
internal enum ColumnKind
{
    /// <summary>Id or name of an enterprise.</summary>
    Enterprise,

    /// <summary>The period.</summary>
    Period,

    /// <summary>For people only.</summary>
    Ignored,

    /// <summary>A figure such as output.</summary>
    Figure,

    /// <summary>An amount of a flow.</summary>
    Flow,

    /// <summary>A quantity of a product.</summary>
    Product,

    /// <summary>Green certificates.</summary>
    Certificates,
}
