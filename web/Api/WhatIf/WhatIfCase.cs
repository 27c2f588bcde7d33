using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.WhatIf;

namespace ParkTwin.Web.Api.WhatIf;

/// <summary>One enterprise of a trial: its account as it is and as it would be.</summary>
/// <param name="Before">As it is.</param>
/// <param name="After">As it would be.</param>
/// <param name="Change">What is done to its load; null where nothing is.</param>
/// <param name="Set">The reference data of <paramref name="Before"/>.</param>
/// <param name="SetAfter">The reference data of <paramref name="After"/>.</param>
/// <param name="Inputs">What <paramref name="Before"/> follows from.</param>
internal sealed record WhatIfCase(
    Account Before, Account After, LoadChange? Change, ReferenceSet Set, ReferenceSet SetAfter, InventoryInputs Inputs);
