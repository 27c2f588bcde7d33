using Orleans;
using Orleans.Runtime;

namespace ParkTwin.Runtime;

/// <summary>Provokes what <see cref="ChaosOptions"/> asks for.</summary>
internal sealed class Chaos(GrainHost host, ChaosOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Second> _seconds = [];
    private readonly Random _random = new(options.Seed);

    /// <summary>Sends a call, with faults.</summary>
    public Task<TResult> SendAsync<TResult>(GrainReference reference, GrainCall<TResult> call)
    {
        if (reference.Class is null)
        {
            return Send(reference, call); // Observers have enough troubles of their own.
        }

        if (Hits(options.TimeOut))
        {
            return TimeOut(reference, call);
        }

        return Hits(options.Resend) ? SendTwiceAsync(reference, call, call.Twin()) : Send(reference, call);
    }

    /// <summary>A turn of a grain has ended.</summary>
    public void TurnEnded(Activation activation)
    {
        if (Hits(options.Deactivate) && !host.IsStopping)
        {
            activation.Deactivate(new(DeactivationReasonCode.RuntimeRequested, "Chaos."));
        }
    }

    private Task<TResult> Send<TResult>(GrainReference reference, GrainCall<TResult> call)
    {
        var reply = call.Reply();
        if (Hits(options.Reorder))
        {
            host.Scheduler.Schedule(new Held(this, reference, call));
        }
        else
        {
            Deliver(reference, call);
        }

        return reply;
    }

    private Task<TResult> TimeOut<TResult>(GrainReference reference, GrainCall<TResult> call)
    {
        if (Hits(0.5))
        {
            reference.Deliver(call);
        }
        else
        {
            call.Recycle();
        }

        return Task.FromException<TResult>(new TimeoutException(
            $"A call to {reference} timed out (chaos); it may have been executed."));
    }

    private async Task<TResult> SendTwiceAsync<TResult>(GrainReference reference, GrainCall<TResult> one, GrainCall<TResult> two)
    {
        var replies = new[] { Send(reference, one), Send(reference, two) };
        var wanted = replies[Hits(0.5) ? 1 : 0];
        foreach (var reply in replies)
        {
            await ((Task)reply).ConfigureAwait(
                ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        return await wanted;
    }

    private void Deliver(GrainReference reference, GrainCall call)
    {
        if (host.IsStopping || SecondOf(reference) is not { } second || !second.TryPost(call))
        {
            reference.Deliver(call);
        }
    }

    // A second activation lives for one to four calls, beside the first.
    private Activation? SecondOf(GrainReference reference)
    {
        var name = reference.GrainId.ToString();
        lock (_gate)
        {
            if (_seconds.TryGetValue(name, out var second))
            {
                if (!Hits(0.5))
                {
                    return null;
                }
            }
            else if (Hits(options.ActivateTwice))
            {
                second = new(new(host, reference.Class!, reference.Key), 1 + _random.Next(4));
                _seconds[name] = second;
                host.AddSecond(second.Activation);
            }
            else
            {
                return null;
            }

            if (--second.CallsLeft == 0)
            {
                _seconds.Remove(name);
                host.Scheduler.Schedule(new Ending(second.Activation));
            }

            return second.Activation;
        }
    }

    private bool Hits(double probability)
    {
        if (probability <= 0)
        {
            return false;
        }

        lock (_gate)
        {
            return _random.NextDouble() < probability;
        }
    }

    private sealed class Second(Activation activation, int calls)
    {
        public Activation Activation { get; } = activation;

        public int CallsLeft { get; set; } = calls;
    }

    private sealed class Held(Chaos chaos, GrainReference reference, GrainCall call) : IThreadPoolWorkItem
    {
        public void Execute() => chaos.Deliver(reference, call);
    }

    private sealed class Ending(Activation activation) : IThreadPoolWorkItem
    {
        public void Execute() => activation.Deactivate(new(DeactivationReasonCode.DuplicateActivation, "Chaos."));
    }
}
