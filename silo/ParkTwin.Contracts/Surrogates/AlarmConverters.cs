using Orleans;
using ParkTwin.Domain.Alarms;

namespace ParkTwin.Contracts.Surrogates;

/// <summary>Takes an <see cref="Alarm"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class AlarmConverter : JsonTextConverter<Alarm>;

/// <summary>Takes an <see cref="AlarmStep"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class AlarmStepConverter : JsonTextConverter<AlarmStep>;

/// <summary>Takes an <see cref="EnterpriseSight"/> to a text and back.</summary>
[RegisterConverter]
internal sealed class EnterpriseSightConverter : JsonTextConverter<EnterpriseSight>;
