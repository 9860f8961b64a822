using nanoFramework.Runtime.Events;

namespace Probes;

public static class Probe
{
    public static void Use(IEventListener listener)
    {
        EventSink.AddEventListener(EventCategory.Gpio, listener);
        CustomEvent.CustomEventPosted += (sender, e) => EventSink.PostManagedEvent(0, 0, e.Data1, e.Data2);
    }
}

public class Listener : IEventListener
{
    public void InitializeForEventSource()
    {
    }

    public bool OnEvent(BaseEvent ev) => ev.Source == 1 && ev.Message == 2;
}
