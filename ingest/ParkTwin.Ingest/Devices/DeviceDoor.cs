using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ParkTwin.Ingest.Meters;
using ParkTwin.Mqtt;

namespace ParkTwin.Ingest.Devices;

/// <summary>Who may connect, and as which gateway.</summary>
internal sealed class DeviceDoor(
    IngestOptions options,
    GatewayDirectoryHolder gateways,
    MeterDirectoryHolder meters,
    DeviceSessions sessions,
    PasswordCheck passwords,
    LoginGuard guard,
    TimeProvider time)
{
    private const string CommonName = "2.5.4.3";
    private static readonly string[] WillSuffixes = ["status", "reading"];

    /// <summary>Decides about one CONNECT.</summary>
    public async ValueTask<ConnectDecision> DecideAsync(ConnectRequest request, CancellationToken cancellationToken)
    {
        if (request is { UserName: null, Password: null, ClientCertificate: null })
        {
            return WithoutCredentials(request);
        }

        if (!gateways.IsLoaded)
        {
            return ConnectDecision.Refuse(MqttReasonCode.ServerUnavailable, "ParkTwin is starting. Try again in a few seconds.");
        }

        var (claimed, name, fault) = Claim(request);
        var address = LoginGuard.AddressOf(request);
        if (guard.Banned(name, address, claimed) is var left && left > TimeSpan.Zero)
        {
            return ConnectDecision.Refuse(
                MqttReasonCode.Banned, $"Too many failed attempts. Correct the credentials and try again in {left.TotalSeconds:F0} s.");
        }

        if (fault is not MqttReasonCode.Success)
        {
            return await FailAsync(fault, name, address, claimed, cancellationToken);
        }

        if (request.ClientCertificate is null || (request.Password is not null && claimed!.Record.Secret is not null))
        {
            var right = await passwords.VerifyAsync(
                claimed, request.Password ?? default, () => guard.Banned(name, address, claimed) > TimeSpan.Zero);
            if (right is null)
            {
                return ConnectDecision.Refuse(MqttReasonCode.ServerUnavailable, "Too many devices are signing in. Try again in a few seconds.");
            }

            if (right is false)
            {
                return await FailAsync(MqttReasonCode.BadUserNameOrPassword, name, address, claimed, cancellationToken);
            }
        }

        guard.Succeeded(name, address, claimed!);
        return Admit(claimed!, request);
    }

    private ConnectDecision WithoutCredentials(ConnectRequest request)
    {
        var isLocal = !request.Forwarded && (request.RemoteEndPoint is not IPEndPoint { Address: var from } || AddressKey.IsLoopback(from));
        return options.AnonymousDevices && isLocal
            ? ConnectDecision.Accept()
            : ConnectDecision.Refuse(
                MqttReasonCode.NotAuthorized,
                "Send the user name park/gateway and its password, or a client certificate.");
    }

    /// <summary>Whom the device claims to be; with a certificate, which has been checked by the listener, whom it is.</summary>
    private (Gateway? Gateway, string Name, MqttReasonCode Fault) Claim(ConnectRequest request)
    {
        var directory = gateways.Current;
        Gateway? named = null;
        if (request.UserName is { } userName)
        {
            directory.TryFind(userName, out named);
        }

        if (request.ClientCertificate is not { } certificate)
        {
            return (named, request.UserName ?? string.Empty, MqttReasonCode.Success);
        }

        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant();
        var owner = request.UserName is null ? Owner(directory, certificate, thumbprint) : named;
        var isRegistered = owner is not null
            && (owner.Record.Thumbprints.Contains(thumbprint) || NameOf(certificate) == owner.UserName);
        return (owner, request.UserName ?? "certificate " + thumbprint, isRegistered ? MqttReasonCode.Success : MqttReasonCode.NotAuthorized);
    }

    private static Gateway? Owner(GatewayDirectory directory, X509Certificate2 certificate, string thumbprint) =>
        directory.TryFindCertificate(thumbprint, out var owner)
        || (NameOf(certificate) is { } name && directory.TryFind(name, out owner)) ? owner : null;

    private static string? NameOf(X509Certificate2 certificate) => certificate.SubjectName.EnumerateRelativeDistinguishedNames()
        .FirstOrDefault(part => !part.HasMultipleElements && part.GetSingleElementType().Value == CommonName)?.GetSingleElementValue();

    private async ValueTask<ConnectDecision> FailAsync(
        MqttReasonCode code, string name, UInt128? address, Gateway? claimed, CancellationToken cancellationToken)
    {
        if (claimed is not null)
        {
            sessions.Track(claimed).Refused();
        }

        await Task.Delay(guard.Failed(name, address), time, cancellationToken);
        return ConnectDecision.Refuse(code, "These credentials are not those of a gateway. Check the user name park/gateway, and its password.");
    }

    private ConnectDecision Admit(Gateway gateway, ConnectRequest request)
    {
        var access = new GatewayAccess(gateway, sessions.Track(gateway));
        if (gateway.Record.Disabled)
        {
            access.Track.Refused();
            return ConnectDecision.Refuse(MqttReasonCode.NotAuthorized, "This gateway is disabled. The park's operator can enable it.");
        }

        if (request.Will is { } will && !access.MayUse(will.Topic, WillSuffixes, meters.Current))
        {
            access.Track.Refused();
            return ConnectDecision.Refuse(
                MqttReasonCode.NotAuthorized, $"The Will's topic '{will.Topic}' is not of a meter of this gateway, nor its own.");
        }

        return ConnectDecision.Accept(access) with { Owner = $"{gateway.UserName}@{gateway.Record.Stamp}" };
    }
}
