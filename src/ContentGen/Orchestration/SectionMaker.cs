using ContentGen.Agents;
using ContentGen.Audio;
using ContentGen.CircuitBreaker;
using ContentGen.Headlines;
using ContentGen.Sections;
using ContentGen.Telemetry;
using ContentGen.Tracing;
using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>Makes sections by running steps, and notes each section's source in the status.</summary>
internal sealed class SectionMaker(
    TaskOrchestrationContext context, GenerateBriefInput input, StepRunner steps, RunStatusTracker status, RunMeter meter)
{
    private readonly Dictionary<string, AgentNote> _notes = [];

    /// <summary>By agent: what its model call took and where its section came from.</summary>
    public IReadOnlyDictionary<string, AgentNote> Notes => _notes;

    public async Task<Section<HeadlineBatch>> HeadlinesAsync()
    {
        var step = new RunStep(SectionName.Headlines, null, ActivityName.FetchHeadlines, ServiceName.NewsApi,
            permit => new HeadlinesCall(context.InstanceId, input.Request, permit));
        StepResult<HeadlineBatch> result = await steps.RunAsync<HeadlineBatch>(step);
        return Fill(SectionName.Headlines, null, result.Value is { Headlines.Count: > 0 } batch
            ? Section.Live(batch, batch.Headlines.Select(headline => headline.Url))
            : Section.Missing<HeadlineBatch>(result.Reason ?? "The news service had no headlines for this request."));
    }

    public async Task<Section<TOut>> AgentAsync<TIn, TOut>(AgentTask<TIn, TOut> task)
        where TOut : class
    {
        var step = new RunStep(task.Agent, task.Agent, AgentPlan.Of(task.Agent).Activity, ServiceName.Bedrock,
            permit => new AgentCall<TIn>(context.InstanceId, input.Request, permit, task.Input));
        StepResult<AgentResult<TOut>> result = await steps.RunAsync<AgentResult<TOut>>(step);
        return Fill(task.Agent, result.Value is { Output: { } output }
            ? Section.Live(output, task.Urls(output))
            : task.Fallback(result.Reason ?? "The agent gave no output."), result.Value?.Usage);
    }

    /// <summary>Fills an agent's section without calling the agent.</summary>
    public Section<T> WithoutAgent<T>(string agent, string reason, Section<T> section)
        where T : class
    {
        status.AgentSkipped(agent, reason);
        return Fill(agent, section);
    }

    public async Task<Section<SpeechResult>> AudioAsync(IReadOnlyList<string> sentences, IReadOnlyList<string> sourceUrls)
    {
        var step = new RunStep(SectionName.Audio, null, ActivityName.SynthesizeSpeech, ServiceName.AmazonPolly,
            permit => new SpeechCall(context.InstanceId, sentences, input.Request.Language, input.Request.Voice, permit));
        StepResult<SpeechResult> result = await steps.RunAsync<SpeechResult>(step);
        return Fill(SectionName.Audio, null, result.Value is { } speech
            ? Section.Live(speech, sourceUrls)
            : Section.Missing<SpeechResult>(result.Reason ?? "The speech service gave no audio."));
    }

    private Section<T> Fill<T>(string agent, Section<T> section, ModelUsage? usage = null)
        where T : class
    {
        _notes[agent] = new(usage, section.Provenance);
        return Fill(AgentPlan.Of(agent).Section, agent, section);
    }

    private Section<T> Fill<T>(string sectionName, string? agent, Section<T> section)
        where T : class
    {
        status.SectionFilled(sectionName, agent, section.Provenance.Source);
        meter.SectionFilled(sectionName, status.Agents.SingleOrDefault(line => line.Name == agent), section.Provenance.Source);
        return section;
    }
}
