using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Declared;
using ParkTwin.Web.Api.Accounts;

namespace ParkTwin.Web.Api.Imports;

/// <summary>One row of an import that can be declared.</summary>
/// <param name="Number">The row as a spreadsheet numbers it.</param>
/// <param name="Who">The enterprise.</param>
/// <param name="Name">Its name.</param>
/// <param name="Period">The period.</param>
/// <param name="Figures">What it declares.</param>
/// <param name="CertificateCell">Where its certificates stand; null where it has none.</param>
internal sealed record ImportRow(
    int Number, EnterpriseRef Who, string Name, AccountingPeriod Period, DeclaredFigures Figures, string? CertificateCell);
