using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Quorum.SemanticKernel;

/// <summary>A registered chat service over which another one is put. The container goes on owning it.</summary>
/// <param name="registered">The registration.</param>
/// <param name="serviceId">Its key.</param>
internal sealed class InnerChatService(ServiceDescriptor registered, string? serviceId)
{
    private readonly object _place = new();
    private bool _hasMoved;

    public ServiceLifetime Lifetime => registered.Lifetime;

    /// <summary>Finds what a kernel would choose: the last one registered under the key.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static InnerChatService Find(IServiceCollection services, string? serviceId)
    {
        var registered = services.LastOrDefault(service => IsView(service, typeof(IChatCompletionService)))
            ?? services.LastOrDefault(service => IsView(service, typeof(IChatClient)));
        return registered is not null
            ? new InnerChatService(registered, serviceId)
            : throw new InvalidOperationException(
                $"No {nameof(IChatCompletionService)} or {nameof(IChatClient)} is registered {(serviceId is null ? "without a service id" : $"under the service id \"{serviceId}\"")}. Add the model first, and the consensus over it on the next line.");

        bool IsView(ServiceDescriptor service, Type type) => service.ServiceType == type && Equals(service.ServiceKey, serviceId);
    }

    /// <summary>Moves the service to where a kernel that looks for one by its model does not find it.</summary>
    public void GiveUpItsPlace(IServiceCollection services)
    {
        services.Remove(registered);
        services.Add(new ServiceDescriptor(typeof(MovedService), _place, (provider, _) => Create(provider), registered.Lifetime));
        _hasMoved = true;
    }

    /// <summary>The service as a client whose disposal is left to the container.</summary>
    public IChatClient Resolve(IServiceProvider provider)
    {
        var service = _hasMoved ? provider.GetRequiredKeyedService<MovedService>(_place).Service : provider.GetRequiredKeyedService(registered.ServiceType, serviceId);
        return new BorrowedChatClient(service as IChatClient ?? new ServiceChatClient(((IChatCompletionService)service).AsChatClient()));
    }

    private MovedService Create(IServiceProvider provider)
    {
        var instance = registered.IsKeyedService ? registered.KeyedImplementationInstance : registered.ImplementationInstance;
        if (instance is not null)
            return new MovedService(instance, isOwned: false);

        var created = !registered.IsKeyedService
            ? registered.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)
            : registered.KeyedImplementationFactory?.Invoke(provider, serviceId) ?? ActivatorUtilities.CreateInstance(provider, registered.KeyedImplementationType!);
        return new MovedService(created, isOwned: true);
    }

    /// <summary>Stands for the service in the container, and is disposed in its stead.</summary>
    private sealed class MovedService(object service, bool isOwned) : IDisposable
    {
        public object Service => service;

        public void Dispose()
        {
            if (isOwned)
                (service as IDisposable)?.Dispose();
        }
    }
}
