using Orleans;
using ParkTwin.Domain.Accounting;
using ParkTwin.Domain.Baselines;
using ParkTwin.Domain.Declared;
using ParkTwin.Domain.Flags;
using ParkTwin.Domain.Reference;
using ParkTwin.Domain.Tariffs;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="AccountingPeriod"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class AccountingPeriodConverter : JsonTextConverter<AccountingPeriod>;

/// <summary>Takes a <see cref="LocalMonth"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class LocalMonthConverter : JsonTextConverter<LocalMonth>;

/// <summary>Takes <see cref="Activities"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class ActivitiesConverter : JsonTextConverter<Activities>;

/// <summary>Takes <see cref="InventoryInputs"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class InventoryInputsConverter : JsonTextConverter<InventoryInputs>;

/// <summary>Takes a <see cref="ReportedVersion"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class ReportedVersionConverter : JsonTextConverter<ReportedVersion>;

/// <summary>Takes a <see cref="Declaration"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class DeclarationConverter : JsonTextConverter<Declaration>;

/// <summary>Takes <see cref="DeclaredFigures"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class DeclaredFiguresConverter : JsonTextConverter<DeclaredFigures>;

/// <summary>Takes a <see cref="GreenCertificate"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class GreenCertificateConverter : JsonTextConverter<GreenCertificate>;

/// <summary>Takes a <see cref="Flag"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class FlagConverter : JsonTextConverter<Flag>;

/// <summary>Takes a <see cref="ReferenceDocument"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class ReferenceDocumentConverter : JsonTextConverter<ReferenceDocument>;

/// <summary>Takes a <see cref="ReferencePublication"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class ReferencePublicationConverter : JsonTextConverter<ReferencePublication>;

/// <summary>Takes a <see cref="TimeBandTable"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class TimeBandTableConverter : JsonTextConverter<TimeBandTable>;

/// <summary>Takes a <see cref="Baseline"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class BaselineConverter : JsonTextConverter<Baseline>;
