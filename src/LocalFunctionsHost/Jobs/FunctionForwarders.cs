using System.Reflection;
using System.Reflection.Emit;
using LocalFunctionsHost.App;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;

namespace LocalFunctionsHost.Jobs;

/// <summary>
/// What the WebJobs SDK finds as functions: one emitted static method for each function of the app, with a parameter for each binding that
/// carries the genuine attribute. Its body hands the arguments to the host.
/// </summary>
internal sealed class FunctionForwarders : ITypeLocator
{
    private const string TypeName = "Functions";
    private const string ForwardField = "Forward";

    private readonly Type _type;

    /// <param name="functions">A forwarder passes its place in this list.</param>
    /// <param name="forward">Gets the arguments in this order: the trigger, the clients, and for activities the instance id.</param>
    public FunctionForwarders(IReadOnlyList<AppFunction> functions, Func<int, object?[], CancellationToken, Task<object?>> forward)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName("LocalFunctionsHost.Forwarders"), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule("Forwarders").DefineType(
            TypeName, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var field = type.DefineField(ForwardField, forward.GetType(), FieldAttributes.Public | FieldAttributes.Static);
        for (var index = 0; index < functions.Count; index++)
        {
            Emit(type, field, functions[index], index);
        }
        _type = type.CreateType();
        _type.GetField(ForwardField)!.SetValue(null, forward);
    }

    public IReadOnlyList<Type> GetTypes() => [_type];

    public MethodInfo MethodOf(AppFunction function) => _type.GetMethod(function.Name)!;

    private static void Emit(TypeBuilder type, FieldBuilder field, AppFunction function, int index)
    {
        var parameters = Parameters(function);
        var isDurable = function.Kind is TriggerKind.Orchestration or TriggerKind.Activity or TriggerKind.Entity;
        var method = type.DefineMethod(
            function.Name, MethodAttributes.Public | MethodAttributes.Static, isDurable ? typeof(Task<object>) : typeof(Task),
            [.. parameters.Select(parameter => parameter.Type), typeof(CancellationToken)]);
        method.SetCustomAttribute(Attribute(typeof(FunctionNameAttribute), [function.Name]));
        if (function.Kind == TriggerKind.Http)
        {
            method.SetCustomAttribute(Attribute(typeof(NoAutomaticTriggerAttribute), []));
        }
        for (var i = 0; i < parameters.Count; i++)
        {
            var parameter = method.DefineParameter(i + 1, ParameterAttributes.None, parameters[i].Name);
            if (parameters[i].Attribute is { } attribute)
            {
                parameter.SetCustomAttribute(attribute);
            }
        }
        method.DefineParameter(parameters.Count + 1, ParameterAttributes.None, "hostCancellationToken");
        EmitBody(method.GetILGenerator(), field, index, parameters.Count);
    }

    private static void EmitBody(ILGenerator body, FieldBuilder field, int index, int count)
    {
        body.Emit(OpCodes.Ldsfld, field);
        body.Emit(OpCodes.Ldc_I4, index);
        body.Emit(OpCodes.Ldc_I4, count);
        body.Emit(OpCodes.Newarr, typeof(object));
        for (var i = 0; i < count; i++)
        {
            body.Emit(OpCodes.Dup);
            body.Emit(OpCodes.Ldc_I4, i);
            body.Emit(OpCodes.Ldarg, i);
            body.Emit(OpCodes.Stelem_Ref);
        }
        body.Emit(OpCodes.Ldarg, count);
        body.Emit(OpCodes.Callvirt, field.FieldType.GetMethod(nameof(Action.Invoke))!);
        body.Emit(OpCodes.Ret);
    }

    private static List<Parameter> Parameters(AppFunction function)
    {
        var parameters = new List<Parameter> { Trigger(function) };
        parameters.AddRange(function.Clients.Select(client => new Parameter(client.Name, typeof(string), Client(client))));
        const string InstanceId = "instanceId";
        if (function.Kind == TriggerKind.Activity
            && !parameters.Exists(parameter => parameter.Name.Equals(InstanceId, StringComparison.OrdinalIgnoreCase)))
        {
            parameters.Add(new Parameter(InstanceId, typeof(string), null));
        }
        return parameters;
    }

    private static Parameter Trigger(AppFunction function) => function.Kind switch
    {
        TriggerKind.Http => new(function.Trigger.Name, typeof(HttpContext), null),
        TriggerKind.Timer => new(function.Trigger.Name, typeof(TimerInfo), Attribute(
            typeof(TimerTriggerAttribute), [function.Trigger.Schedule!],
            (nameof(TimerTriggerAttribute.RunOnStartup), function.Trigger.RunOnStartup),
            (nameof(TimerTriggerAttribute.UseMonitor), function.Trigger.UseMonitor))),
        TriggerKind.Orchestration => new(function.Trigger.Name, typeof(string), Attribute(
            typeof(OrchestrationTriggerAttribute), [],
            (nameof(OrchestrationTriggerAttribute.Orchestration), function.Trigger.Orchestration))),
        TriggerKind.Activity => new(function.Trigger.Name, typeof(string), Attribute(
            typeof(ActivityTriggerAttribute), [], (nameof(ActivityTriggerAttribute.Activity), function.Trigger.Activity))),
        _ => new(function.Trigger.Name, typeof(string), Attribute(
            typeof(EntityTriggerAttribute), [], (nameof(EntityTriggerAttribute.EntityName), function.Trigger.EntityName))),
    };

    private static CustomAttributeBuilder Client(FunctionBinding client) => Attribute(
        typeof(DurableClientAttribute), [],
        (nameof(DurableClientAttribute.TaskHub), client.TaskHub), (nameof(DurableClientAttribute.ConnectionName), client.ConnectionName));

    private static CustomAttributeBuilder Attribute(Type type, object[] arguments, params (string Name, object? Value)[] properties)
    {
        var set = properties.Where(property => property.Value is not null).ToArray();
        return new CustomAttributeBuilder(
            type.GetConstructor([.. arguments.Select(argument => argument.GetType())])!, arguments,
            [.. set.Select(property => type.GetProperty(property.Name)!)], [.. set.Select(property => property.Value!)]);
    }

    private sealed record Parameter(string Name, Type Type, CustomAttributeBuilder? Attribute);
}
