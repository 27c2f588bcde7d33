#pragma warning disable
using Microsoft.Extensions.Hosting;
namespace ParkTwin.Ingest.Hosting;
internal sealed class BrokerConsumer : BackgroundService { protected override Task ExecuteAsync(CancellationToken t)=>Task.CompletedTask; }
