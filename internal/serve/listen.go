// This file finds an endpoint to listen at, and says by which addresses it is reached.

package serve

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"syscall"
)

// An Endpoint is where a preview listens.
type Endpoint struct {
	Listeners []net.Listener
	Hosts     []string // host:port by which others can ask for the preview, for [Options]; none when only this machine can
	URLs      []string // to be printed; the first is for this machine, if it can ask
	Port      int
}

// Listen opens an endpoint for a preview at addr, host:port. "localhost", a loopback
// address and no host at all stand for this machine only. When the port is
// taken, tries-1 more are tried, one after the other.
func Listen(ctx context.Context, addr string, tries int) (*Endpoint, error) {
	host, service, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	port, err := net.DefaultResolver.LookupPort(ctx, "tcp", service)
	if err != nil {
		return nil, err
	}
	for ; ; port++ {
		p, err := listenAt(ctx, host, port)
		if err == nil {
			return p, p.name(host)
		}
		if tries--; !Taken(err) || tries < 1 {
			return nil, err
		}
	}
}

// Taken reports whether an error of [Listen] is that another program listens there.
func Taken(err error) bool {
	const onWindows = syscall.Errno(10048) // WSAEADDRINUSE
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, onWindows)
}

// Malformed reports whether an error of [Listen] is that there is no such address or port.
func Malformed(err error) bool {
	_, malformed := errors.AsType[*net.AddrError](err)
	_, unknown := errors.AsType[*net.DNSError](err)
	return malformed || unknown
}

// Elsewhere reports whether an error of [Listen] is that the address is not this machine's.
func Elsewhere(err error) bool {
	const onWindows = syscall.Errno(10049) // WSAEADDRNOTAVAIL
	return errors.Is(err, syscall.EADDRNOTAVAIL) || errors.Is(err, onWindows)
}

// listenAt opens one port. A port of this machine must be free under both of
// its addresses: else "localhost" might lead to another program.
func listenAt(ctx context.Context, host string, port int) (*Endpoint, error) {
	hosts := []string{host}
	if isLoopback(host) {
		hosts = []string{"127.0.0.1", "::1"}
	}
	p := &Endpoint{Port: port}
	for i, h := range hosts {
		l, err := new(net.ListenConfig).Listen(ctx, "tcp", net.JoinHostPort(h, strconv.Itoa(p.Port)))
		if i > 0 && err != nil && !Taken(err) {
			continue // a machine without IPv6
		}
		if err != nil {
			p.Close()
			return nil, err
		}
		p.Listeners = append(p.Listeners, l)
		p.Port = l.Addr().(*net.TCPAddr).Port
	}
	return p, nil
}

// Close frees the endpoint, which serves nobody.
func (p *Endpoint) Close() {
	for _, l := range p.Listeners {
		l.Close()
	}
}

func isLoopback(host string) bool {
	a, err := netip.ParseAddr(host)
	return host == "" || host == "localhost" || err == nil && (a.String() == "127.0.0.1" || a == netip.IPv6Loopback())
}

// name finds the addresses of an endpoint.
func (p *Endpoint) name(host string) error {
	at := func(host string) string { return net.JoinHostPort(host, strconv.Itoa(p.Port)) }
	a, err := netip.ParseAddr(host)
	switch {
	case isLoopback(host):
		p.URLs = []string{"http://" + at("localhost") + "/"}
		return nil
	case err == nil && a.IsUnspecified():
		p.URLs = []string{"http://" + at("localhost") + "/"}
		addresses, err := net.InterfaceAddrs()
		if err != nil {
			return err
		}
		for _, n := range addresses {
			if ip, ok := netip.AddrFromSlice(n.(*net.IPNet).IP); ok {
				if ip = ip.Unmap(); ip.IsGlobalUnicast() && (ip.Is4() || a.Is6()) {
					p.Hosts = append(p.Hosts, at(ip.String()))
				}
			}
		}
		slices.Sort(p.Hosts)
	default:
		p.Hosts = []string{at(host)}
	}
	for _, h := range p.Hosts {
		p.URLs = append(p.URLs, "http://"+h+"/")
	}
	return nil
}
