using System.Net;
using Microsoft.Extensions.Logging;

namespace ParkTwin.Mqtt;

/// <summary>Log messages of this project: events 3000 to 3099. No credential and no payload is ever logged.</summary>
internal static partial class MqttLog
{
    [LoggerMessage(3000, LogLevel.Debug, "Device {ClientId} connected from {Remote}, protocol level {Level}")]
    public static partial void Connected(ILogger logger, string clientId, EndPoint? remote, int level);

    [LoggerMessage(3001, LogLevel.Debug, "Device {ClientId} disconnected: {Reason} ({ReasonCode})")]
    public static partial void Disconnected(ILogger logger, string clientId, OfflineReason reason, MqttReasonCode reasonCode);

    [LoggerMessage(3002, LogLevel.Debug, "Device '{ClientId}' from {Remote} refused: {ReasonCode}")]
    public static partial void Refused(ILogger logger, string clientId, EndPoint? remote, MqttReasonCode reasonCode);

    [LoggerMessage(3003, LogLevel.Error, "The connection of device '{ClientId}' from {Remote} failed inside ParkTwin and was closed")]
    public static partial void ConnectionFailed(ILogger logger, Exception exception, string clientId, EndPoint? remote);

    [LoggerMessage(3004, LogLevel.Debug, "The connection of device '{ClientId}' from {Remote} was gone before the last words")]
    public static partial void ConnectionGone(ILogger logger, string clientId, EndPoint? remote);

    [LoggerMessage(3050, LogLevel.Warning, "No MQTT connection to {Server}, trying again: {Problem}")]
    public static partial void ConnectFailed(ILogger logger, MqttServerAddress server, string problem);

    [LoggerMessage(3051, LogLevel.Information, "The MQTT connection to {Server} ended ({ReasonCode}), connecting again")]
    public static partial void ConnectionLost(ILogger logger, MqttServerAddress server, MqttReasonCode? reasonCode);

    [LoggerMessage(3052, LogLevel.Warning, "Subscribing to '{Filter}' again failed; the next connection tries once more")]
    public static partial void SubscribeAgainFailed(ILogger logger, string filter);
}
