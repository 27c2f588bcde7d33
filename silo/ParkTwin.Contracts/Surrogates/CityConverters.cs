using Orleans;
using ParkTwin.Domain.City;
using ParkTwin.Domain.Evaluation;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes a <see cref="DeclaredAxis"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class DeclaredAxisConverter : JsonTextConverter<DeclaredAxis>;

/// <summary>Takes an <see cref="AxisTarget"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class AxisTargetConverter : JsonTextConverter<AxisTarget>;

/// <summary>Takes an <see cref="EnteredTarget"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class EnteredTargetConverter : JsonTextConverter<EnteredTarget>;

/// <summary>Takes a <see cref="PublishedRanking"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class PublishedRankingConverter : JsonTextConverter<PublishedRanking>;

/// <summary>Takes a <see cref="FrozenGroup"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class FrozenGroupConverter : JsonTextConverter<FrozenGroup>;
