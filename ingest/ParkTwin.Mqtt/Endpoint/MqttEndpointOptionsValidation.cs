using Microsoft.Extensions.Options;

namespace ParkTwin.Mqtt.Endpoint;

/// <summary>Checks the options when the host starts.</summary>
internal sealed class MqttEndpointOptionsValidation : IValidateOptions<MqttEndpointOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MqttEndpointOptions options)
    {
        var problems = options.Problems();
        return problems.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("MQTT endpoint: " + string.Join(' ', problems));
    }
}
