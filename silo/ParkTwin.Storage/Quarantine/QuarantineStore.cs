#pragma warning disable
using ParkTwin.Storage.Files; using ParkTwin.Storage.Journals; using ParkTwin.Contracts; using Microsoft.Extensions.Logging;
namespace ParkTwin.Storage.Quarantine;
public sealed class QuarantineOptions {}
public sealed class QuarantineStore : IAsyncDisposable {
 List<QuarantineItem> items=[]; public long Count=>items.Count; public long Position {get;set;}
 public static async Task<QuarantineStore> OpenAsync(IFileSystem f,string d,QuarantineOptions o,ILogger l,CancellationToken c)=>new();
 public void Add(QuarantinedRecord r){ lock(items) items.Add(new QuarantineItem{Id=r.Id,ArrivedUnixMs=r.ArrivedUnixMs,Topic=System.Text.Encoding.UTF8.GetString(r.Topic),Reason=r.Reason,Detail=System.Text.Encoding.UTF8.GetString(r.Detail),Payload=r.Payload.ToArray()}); }
 public void Requeued(long id,long p){ lock(items) items.RemoveAll(i=>i.Id==id);}
 public ValueTask CheckpointAsync(long p,CancellationToken c){Position=p;return default;}
 public Task<QuarantinePage> ListAsync(int limit,long? before,QuarantineReason? reason,CancellationToken c){ lock(items) return Task.FromResult(new QuarantinePage(items.Count,items.GroupBy(i=>i.Reason).ToDictionary(g=>g.Key,g=>(long)g.Count()),items.Where(i=>(before is null||i.Id<before)&&(reason is null||i.Reason==reason)).OrderByDescending(i=>i.Id).Take(limit).ToList()));}
 public ValueTask DisposeAsync()=>default;
}
