package org.qinglin.app.identity;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The principal of a signed-in account. The password's hash is dropped once the password was checked. */
public final class SignedIn implements UserDetails, org.springframework.security.core.CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final Viewer viewer;
    private final boolean locked;
    private final boolean disabled;
    private String passwordHash;

    public SignedIn(Viewer viewer, String passwordHash, boolean locked, boolean disabled) {
        this.viewer = viewer;
        this.passwordHash = passwordHash;
        this.locked = locked;
        this.disabled = disabled;
    }

    public Viewer getViewer() {
        return viewer;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return viewer.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return viewer.login();
    }

    @Override
    public boolean isAccountNonLocked() {
        return !locked;
    }

    @Override
    public boolean isEnabled() {
        return !disabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = "";
    }

    @Override
    public String toString() {
        return "SignedIn[" + viewer.login() + ", " + List.copyOf(viewer.roles()) + "]";
    }
}
