using System.Reflection;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting.Settings;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a function app: services, configuration, logging and middleware.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder _builder;
    private readonly IFunctionsWorkerApplicationBuilder _worker;
    private bool _built;

    internal FunctionsApplicationBuilder(string[]? args, Assembly caller)
    {
        HostArguments arguments = HostArguments.From(args);
        FunctionsHostSettings settings = FunctionsHostSettings.Load(arguments.ScriptRoot).With(arguments, caller.GetName().Name!);
        _builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = settings.ScriptRoot });
        HostLogging.Configure(_builder.Logging, settings, _builder.Configuration);
        _worker = FunctionsHostRegistration.AddTo(_builder.Services, settings, caller);
    }

    public ConfigurationManager Configuration => _builder.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => _builder.Configuration;

    public IHostEnvironment Environment => _builder.Environment;

    public ILoggingBuilder Logging => _builder.Logging;

    public IMetricsBuilder Metrics => _builder.Metrics;

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_builder).Properties;

    public IServiceCollection Services => _builder.Services;

    /// <summary>Builds the host; once.</summary>
    /// <exception cref="InvalidOperationException">It was built before.</exception>
    public IHost Build()
    {
        ThrowIfBuilt();
        _built = true;
        return _builder.Build();
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => _builder.ConfigureContainer(factory, configure);

    /// <exception cref="InvalidOperationException">The host was built before.</exception>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ThrowIfBuilt();
        return _worker.Use(middleware);
    }

    private void ThrowIfBuilt()
    {
        if (_built)
            throw new InvalidOperationException("The application is built already; configure it before Build() and build it once.");
    }
}
